/** Whether the last request got through to the server. */
let isReachable = true;
const listeners = new Set<() => void>();

/** Told by `tracedFetch` after every request. */
export function reportReachable(next: boolean): void {
  if (isReachable === next) return;
  isReachable = next;
  for (const listener of listeners) listener();
}

export const connection = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isReachable: () => isReachable,
};
