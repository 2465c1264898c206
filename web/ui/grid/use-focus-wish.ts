import { useLayoutEffect, type RefObject } from 'react';
import { useGridState } from './grid-context';
import type { GridStore } from './grid-store';
import type { GridRow } from './grid.types';

/** Gives the active cell the focus whenever a key, a click or a link wishes it, and brings it into sight. */
export function useFocusWish<Row extends GridRow>(
  store: GridStore<Row>,
  target: RefObject<HTMLElement | null>,
  isActive = true,
): void {
  const wish = useGridState(store, (state) => state.focusWish);
  useLayoutEffect(() => {
    if (!isActive || !store.takeFocusWish()) return;
    const element = target.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!(element instanceof HTMLInputElement) || element.type !== 'text') return;
    if (store.get().mode === 'edit') element.setSelectionRange(-1, -1);
    else element.select();
  }, [wish, isActive, store, target]);
}
