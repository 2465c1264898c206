import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';

type KeyHandler = (event: KeyboardEvent) => void;

const TEXT_FREE = ['checkbox', 'radio', 'button', 'submit', 'file'];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TEXT_FREE.includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** The dialog that lies on top, if one is open. */
function openDialog(): Element | undefined {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].at(-1);
}

/**
 * Plain keys of a page. They keep quiet while somebody types, and while a dialog lies over the page: unless `home`,
 * the part that they belong to, is inside it.
 */
export function usePageKeys(
  keys: Readonly<Record<string, KeyHandler>>,
  home?: RefObject<HTMLElement | null>,
): void {
  const guarded = (run: KeyHandler) => (event: KeyboardEvent) => {
    const dialog = openDialog();
    const isCovered = dialog !== undefined && !dialog.contains(home?.current ?? null);
    if (!isCovered && !isTyping(event.target)) run(event);
  };
  useHotkeys(
    Object.entries(keys).map(([key, run]) => [key, guarded(run), { preventDefault: false }]),
    [],
  );
}
