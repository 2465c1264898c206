const recorded: unknown[][] = [];

export function recordConsoleError(...args: unknown[]): void {
  recorded.push(args);
}

/** What went to console.error since the last call; a test that provokes an error takes it away. */
export function takeConsoleErrors(): unknown[][] {
  return recorded.splice(0);
}
