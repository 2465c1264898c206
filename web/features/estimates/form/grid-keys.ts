import type { KeyboardEvent } from 'react';

/** Cells carry `data-cell="<column>"`, rows `data-row`, and all rows of a form stand in one `data-grid`. */
const CELL = '[data-cell]';
const ROW = '[data-row]';

/** What a key means in the grid; `null` leaves it to the browser. */
export type GridMove = 'up' | 'down' | 'left' | 'right' | 'next' | 'previous';

function isText(cell: HTMLElement): cell is HTMLInputElement {
  return cell instanceof HTMLInputElement && cell.type === 'text';
}

/** The caret stands where a further step leaves the cell; a cell that is selected whole is left at once. */
function isAtEdge(cell: HTMLElement, edge: 'start' | 'end'): boolean {
  if (!isText(cell)) return true;
  const { selectionStart, selectionEnd, value } = cell;
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return (
    selectionStart === selectionEnd && selectionStart === (edge === 'start' ? 0 : value.length)
  );
}

export function gridMove(event: KeyboardEvent, cell: HTMLElement): GridMove | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return null;
  switch (event.key) {
    case 'Enter':
      return event.shiftKey ? 'previous' : 'next';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return !event.shiftKey && isAtEdge(cell, 'start') ? 'left' : null;
    case 'ArrowRight':
      return !event.shiftKey && isAtEdge(cell, 'end') ? 'right' : null;
    default:
      return null;
  }
}

function cellsOf(row: Element | undefined): HTMLElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLElement>(CELL)];
}

/** Enter walks over what is typed; the mark for a deduction is reached by arrow and Tab. */
const isTyped = (cell: HTMLElement) => isText(cell);

/**
 * The cell that a move leads to. `'end'`: Enter in the last cell of the last row of a line, where a new row
 * is wanted; `null`: the edge of the grid.
 */
export function cellAfter(cell: HTMLElement, move: GridMove): HTMLElement | 'end' | null {
  const row = cell.closest(ROW);
  const grid = cell.closest('[data-grid]');
  if (row === null || grid === null) return null;
  const cells = cellsOf(row);
  const rows = [...grid.querySelectorAll(ROW)];
  const at = rows.indexOf(row);
  const column = cell.dataset['cell'];
  const inRow = (other: Element | undefined) =>
    cellsOf(other).find((candidate) => candidate.dataset['cell'] === column) ?? null;

  switch (move) {
    case 'up':
      return inRow(rows[at - 1]);
    case 'down':
      return inRow(rows[at + 1]);
    case 'left':
      return cells[cells.indexOf(cell) - 1] ?? null;
    case 'right':
      return cells[cells.indexOf(cell) + 1] ?? null;
    case 'previous': {
      const before = cells.slice(0, cells.indexOf(cell)).filter(isTyped).at(-1);
      return (
        before ??
        cellsOf(rows[at - 1])
          .filter(isTyped)
          .at(-1) ??
        null
      );
    }
    case 'next': {
      const after = cells.slice(cells.indexOf(cell) + 1).find(isTyped);
      if (after !== undefined) return after;
      const siblings = [...(row.parentElement?.querySelectorAll(`:scope > ${ROW}`) ?? [])];
      return cellsOf(siblings[siblings.indexOf(row) + 1]).find(isTyped) ?? 'end';
    }
  }
}

/** Spreadsheet keys for the cells below; `onEnd` runs where Enter wants a further row. */
export function handleGridKeys(event: KeyboardEvent<HTMLElement>, onEnd: () => void): void {
  const cell = event.target;
  if (!(cell instanceof HTMLElement) || !cell.matches(CELL)) return;
  const move = gridMove(event, cell);
  if (move === null) return;
  const target = cellAfter(cell, move);
  // Never submits the form, never scrolls the page.
  event.preventDefault();
  if (target === 'end') onEnd();
  else target?.focus();
}
