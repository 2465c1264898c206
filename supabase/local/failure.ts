/** A failure the person at the terminal can act on: the message is one sentence that says what to do. */
export class Failure extends Error {
  override name = 'Failure';
}

/** Runs a command-line entry point; a {@link Failure} prints as one sentence, anything else with its stack. */
export function runCli(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof Failure ? `\n${error.message}\n` : error);
    process.exit(1);
  });
}
