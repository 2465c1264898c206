import { useEffect, useSyncExternalStore } from 'react';

/** One key or combination and what it does, in the reader's language. */
export interface KeyHint {
  /** As they are written on the keyboard: `['Ctrl', 'K']`. */
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyArea {
  /** Where the keys work: "Inbox". */
  readonly title: string;
  readonly hints: readonly KeyHint[];
}

let areas: readonly KeyArea[] = [];
const listeners = new Set<() => void>();

function change(next: readonly KeyArea[]): void {
  areas = next;
  for (const listener of listeners) listener();
}

/** Lists the keys of an area in the help sheet while the component is on the screen. Keep `area` stable (useMemo). */
export function useKeyArea(area: KeyArea): void {
  useEffect(() => {
    change([...areas, area]);
    return () => change(areas.filter((each) => each !== area));
  }, [area]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The areas whose keys work now, the outermost first. */
export function useKeyAreas(): readonly KeyArea[] {
  return useSyncExternalStore(subscribe, () => areas);
}
