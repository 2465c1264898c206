/** So long work may hold up the page at a time. */
const SLICE_MS = 12;

/**
 * Runs long work in slices between which the page stays alive. The generator yields how far it is; what it
 * returns is the result. Rejects with the reason of the signal once that is aborted.
 */
export async function runInSlices<Result>(
  work: Generator<number, Result>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    let step = work.next();
    while (step.done !== true && performance.now() < end) step = work.next();
    if (step.done === true) return step.value;
    onProgress(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}

/** Runs the work at once, for callers that have nothing else to do. */
export function runAtOnce<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
