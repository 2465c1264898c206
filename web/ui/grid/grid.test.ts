import { describe, expect, it } from 'vitest';
import { copyText, fill, paste } from './grid-commands';
import { undo } from './grid-row-commands';
import { createGridStore } from './grid-store';
import { CHECKED, type GridColumn, type GridModel, type GridRow } from './grid.types';
import { handleKey } from './handle-key';

type Line = GridRow & Readonly<Record<string, string>>;

/** A muster of sorts: a name, days, a mark; rows of kind `head` have a name alone. */
function flatModel(first: readonly Line[]): GridModel<Line> & { readonly show: () => string[] } {
  let lines = first;
  const listeners = new Set<() => void>();
  const set = (next: readonly Line[]) => {
    lines = next;
    for (const listener of listeners) listener();
  };
  const blank = (): Line => ({ id: `new-${lines.length}`, kind: 'line' });
  const at = (id: string) => lines.findIndex((line) => line.id === id);
  const model: GridModel<Line> = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getRows: () => lines,
    getText: (id, column) => lines[at(id)]?.[column] ?? '',
    getError: (id, column) => (model.getText(id, column) === 'x' ? 'NOT_A_NUMBER' : undefined),
    getErrors: () =>
      lines.flatMap((line) => (line['days'] === 'x' ? [{ rowId: line.id, column: 'days' }] : [])),
    setCells: (changes) => {
      let next = lines;
      for (const { rowId, column, text } of changes) {
        next = next.map((line) => (line.id === rowId ? { ...line, [column]: text } : line));
      }
      if (changes.length > 0) set(next);
    },
    paste: (id, { columns, cells }) => {
      const from = at(id);
      while (lines.length < from + cells.length) set([...lines, blank()]);
      const ids = lines.slice(from, from + cells.length).map((line) => line.id);
      const changes = ids.flatMap((rowId, row) =>
        columns.map((column, index) => ({ rowId, column, text: cells[row]?.[index] ?? '' })),
      );
      model.setCells(changes, 'done');
      return ids;
    },
    insertRow: (id) => {
      const line = blank();
      set(lines.toSpliced(at(id) + 1, 0, line));
      return { rowId: line.id, column: 'name' };
    },
    removeRows: (ids) => set(lines.filter(({ id }) => !ids.includes(id))),
    duplicateRow: () => null,
    moveRow: () => undefined,
    enterAfter: (id) => {
      const next = lines[at(id) + 1];
      return next === undefined ? model.insertRow(id) : { rowId: next.id, column: 'name' };
    },
    folderOf: () => null,
    setOpen: () => undefined,
    reveal: () => undefined,
    snapshot: () => lines,
    restore: (before) => set(before as readonly Line[]),
  };
  const show = () =>
    lines.map((line) =>
      ['name', 'days', 'paid']
        .map((key) => line[key] ?? '')
        .join(' ')
        .trim(),
    );
  return { ...model, show };
}

const inLine = ({ kind }: Line) => (kind === 'line' ? ('edit' as const) : ('none' as const));
const COLUMNS: readonly GridColumn<Line>[] = [
  { key: 'name', kind: 'text', header: 'Name', width: 90, state: () => 'edit' },
  { key: 'days', kind: 'decimal', decimals: 1, header: 'Days', width: 50, state: inLine },
  { key: 'paid', kind: 'checkbox', header: 'Paid', width: 50, state: inLine },
];

function desk(...names: string[]) {
  const model = flatModel(
    names.map((name, index) => ({
      id: String(index),
      kind: name.startsWith('#') ? 'head' : 'line',
      name,
      days: '',
      paid: '',
    })),
  );
  const store = createGridStore(model, COLUMNS);
  const press = (...strokes: string[]) => {
    for (const stroke of strokes) {
      const parts = stroke.split('+');
      const key = parts.at(-1) ?? '';
      const has = (name: string) => parts.slice(0, -1).includes(name);
      const event = { key, shiftKey: has('Shift'), altKey: has('Alt'), mod: has('Ctrl') };
      handleKey(event, { store, pageRows: 2, isLeaving: false });
    }
  };
  const at = () => `${store.get().active?.rowId ?? ''}.${store.get().active?.column ?? ''}`;
  store.activate({ rowId: '0', column: 'name' });
  return { model, store, press, at, show: model.show };
}

describe('the keys of a grid', () => {
  it('arrows pass over cells that are not there', () => {
    const { store, press, at } = desk('A', '#', 'B');
    store.activate({ rowId: '0', column: 'days' });
    press('ArrowDown');
    expect(at()).toBe('2.days');
    press('ArrowDown', 'ArrowUp');
    expect(at()).toBe('0.days');
  });

  it('Enter takes over and goes to the next cell that is typed into, then to a new row', () => {
    const { store, press, at, show } = desk('A');
    store.type('Asha');
    press('Enter');
    expect(at()).toBe('0.days');
    store.type('1,2.5');
    press('Enter');
    expect(at()).toBe('new-1.name');
    expect(show()).toEqual(['Asha 12.5', '']);
    press('Shift+Enter');
    expect(at()).toBe('0.days');
  });

  it('Tab goes to marks, too, and leaves the grid at its end', () => {
    const { store, press, at } = desk('A');
    press('Tab', 'Tab');
    expect(at()).toBe('0.paid');
    press(' ');
    expect(store.model.getText('0', 'paid')).toBe(CHECKED);
    const tab = { key: 'Tab', shiftKey: false, altKey: false, mod: false };
    expect(handleKey(tab, { store, pageRows: 2, isLeaving: false })).toBe(false);
  });

  it('Escape gives back what stood there; what was taken over is one step to undo', () => {
    const { store, press, show } = desk('A');
    store.type('B');
    store.type('Bi');
    press('Escape');
    expect(show()).toEqual(['A']);
    store.type('C');
    store.type('Ci');
    press('Enter', 'Ctrl+z');
    expect(show()).toEqual(['A']);
    press('Ctrl+y');
    expect(show()).toEqual(['Ci']);
    press('Ctrl+Shift+z');
    expect(show()).toEqual(['Ci']);
  });

  it('arrows move the caret while a cell is edited, and the cell while it is typed', () => {
    const { store, press, at } = desk('A');
    press('F2', 'ArrowRight');
    expect(at()).toBe('0.name');
    press('Escape');
    store.type('B');
    press('ArrowRight');
    expect(at()).toBe('0.days');
  });

  it('rows come and go by key, and come back in their places', () => {
    const { press, show, at } = desk('A', 'B', 'C');
    press('ArrowDown', 'Shift+ArrowDown', 'Ctrl+-');
    expect(show()).toEqual(['A']);
    expect(at()).toBe('0.name');
    press('Ctrl+z');
    expect(show()).toEqual(['A', 'B', 'C']);
    press('Ctrl+Home', 'Ctrl+=');
    expect(show()).toEqual(['A', '', 'B', 'C']);
  });

  it('F8 walks from one wrong cell to the next, and round', () => {
    const { store, press, at } = desk('A', 'B', 'C');
    store.model.setCells(
      ['1', '2'].map((rowId) => ({ rowId, column: 'days', text: 'x' })),
      'done',
    );
    press('F8');
    expect(at()).toBe('1.days');
    press('F8', 'F8');
    expect(at()).toBe('1.days');
  });
});

describe('blocks of a grid', () => {
  it('are copied as a spreadsheet takes them, and cleared over what can be changed', () => {
    const { store, press, show } = desk('A', '#', 'B');
    store.model.setCells([{ rowId: '0', column: 'days', text: '2' }], 'done');
    press('Ctrl+a');
    expect(copyText(store)).toBe('A\t2\t\r\n#\t\t\r\nB\t\t');
    press('Delete');
    expect(show()).toEqual(['', '', '']);
  });

  it('are pasted past the last row, as one step', () => {
    const { store, press, show } = desk('A', 'B');
    press('ArrowDown');
    paste(store, 'C\t1\r\nD\t2\r\n');
    expect(show()).toEqual(['A', 'C 1', 'D 2']);
    undo(store, false);
    expect(show()).toEqual(['A', 'B']);
  });

  it('one cell pasted on many fills just these, over what is not there', () => {
    const { store, press, show } = desk('A', '#', 'B');
    press('ArrowRight', 'Shift+ArrowDown');
    paste(store, '5');
    expect(show()).toEqual(['A 5', '#', 'B 5']);
  });

  it('fill down copies the first line of a block; one cell takes what stands above it', () => {
    const { store, press, show } = desk('A', 'B', 'C');
    store.model.setCells([{ rowId: '0', column: 'days', text: '6' }], 'done');
    store.activate({ rowId: '1', column: 'days' });
    press('Ctrl+d');
    expect(show()).toEqual(['A 6', 'B 6', 'C']);
    press('Ctrl+Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
    fill(store, 'down');
    expect(show()).toEqual(['A 6', 'A 6', 'A']);
    press('Ctrl+z');
    expect(show()).toEqual(['A 6', 'B 6', 'C']);
  });
});
