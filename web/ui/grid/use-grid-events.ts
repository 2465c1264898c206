import { useRef, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import { clearCells, copyText, paste } from './grid-commands';
import { handleKey } from './handle-key';
import type { GridStore } from './grid-store';
import type { GridRow } from './grid.types';

const isOutside = (event: { readonly target: EventTarget; readonly currentTarget: Element }) =>
  !(event.target instanceof Element) ||
  event.target.closest('[role="grid"]') === null ||
  !event.currentTarget.contains(event.target);

/** Keys and clipboard of a grid. What happens in its toolbar and menus is none of its business. */
export function useGridEvents<Row extends GridRow>(store: GridStore<Row>, pageRows: number) {
  const isLeaving = useRef(false);
  const takesText = (event: ClipboardEvent) => store.get().mode !== 'ready' || isOutside(event);
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing || isOutside(event)) return;
      if (event.target instanceof Element && event.target.closest('button') !== null) return;
      const isHandled = handleKey(
        {
          key: event.key,
          shiftKey: event.shiftKey,
          altKey: event.altKey,
          mod: event.ctrlKey || event.metaKey,
        },
        { store, pageRows, isLeaving: isLeaving.current },
      );
      if (event.key !== 'Shift') isLeaving.current = event.key === 'Escape';
      // Never submits the form, never scrolls the page.
      if (isHandled) event.preventDefault();
    },
    onCopy: (event: ClipboardEvent<HTMLElement>) => {
      if (takesText(event)) return;
      event.clipboardData.setData('text/plain', copyText(store));
      event.preventDefault();
    },
    onCut: (event: ClipboardEvent<HTMLElement>) => {
      if (takesText(event)) return;
      event.clipboardData.setData('text/plain', copyText(store));
      clearCells(store);
      event.preventDefault();
    },
    onPaste: (event: ClipboardEvent<HTMLElement>) => {
      const text = event.clipboardData.getData('text/plain');
      // Inside of a cell, a text goes to the caret; a block is a block wherever it is put.
      if (takesText(event) && (isOutside(event) || !/[\t\n]/.test(text))) return;
      store.commit();
      paste(store, text);
      event.preventDefault();
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      const next = event.relatedTarget;
      if (next instanceof Node && event.currentTarget.contains(next)) return;
      store.commit();
    },
  };
}
