import { describe, expect, it } from 'vitest';
import { newMeasurement, newNonSorLine, newSorLineOf } from '../estimate.schema';
import { cellOfField, fieldAt, rowsOf, withMoved, withoutRows, type Sheet } from './sheet';
import { pasteBlock } from './sheet-paste';

const measure = (description: string) => ({ ...newMeasurement(), description });
const item = (code: string, ...particulars: string[]) => ({
  ...newSorLineOf(code),
  measurements: particulars.map(measure),
});
const sheet: Sheet = {
  sor: [item('SOR_1', 'a', 'b'), item('SOR_2', 'c')],
  nonSor: [{ ...newNonSorLine(), description: 'Board' }],
};
const lines = ({ sor, nonSor }: Sheet) => [
  ...sor.map((line) => [line.sor_code, ...line.measurements.map((row) => row.description)]),
  ...nonSor.map((line) => [line.description, ...line.measurements.map((row) => row.description)]),
];
const FIVE = ['description', 'number', 'length', 'breadth', 'height'];

describe('a block pasted on an estimate', () => {
  it('of measurements goes over those of the item and on into new rows, never into the next item', () => {
    const cells = ['x', 'y', 'z'].map((text) => [text, '1', '2', '', '']);
    const { sheet: next, written } = pasteBlock(
      sheet,
      { list: 'sor', line: 0, row: 1 },
      { columns: FIVE, cells },
    );
    expect(lines(next)).toEqual([
      ['SOR_1', 'a', 'x', 'y', 'z'],
      ['SOR_2', 'c'],
      ['Board', ''],
    ]);
    expect(written).toEqual(next.sor[0]?.measurements.slice(1).map(({ id }) => id));
    // What was not touched is the same object: its figures are remembered.
    expect(next.sor[1]).toBe(sheet.sor[1]);
  });

  it('with codes makes items below the one it was pasted on, each with its measurements', () => {
    const cells = [
      ['SOR_7', '', '', ''],
      ['', 'first', '2', '1.5'],
      ['', 'second', '-3', ''],
      ['', '', '', ''],
      // Measured on the line of the item itself.
      ['SOR_8', 'all of it', '4', ''],
    ];
    const { sheet: next } = pasteBlock(
      { ...sheet, sor: [item('', ''), item('SOR_2', 'c')] },
      { list: 'sor', line: 0, row: null },
      { columns: ['code', 'description', 'number', 'length'], cells },
    );
    expect(lines(next).slice(0, 3)).toEqual([
      ['SOR_7', 'first', 'second'],
      ['SOR_8', 'all of it'],
      ['SOR_2', 'c'],
    ]);
    // Figures below zero are deductions.
    expect(next.sor[0]?.measurements[1]).toMatchObject({ number: '3', is_deduction: true });
  });

  it('with a unit or a rate and no code is work outside of the schedule', () => {
    const columns = ['description', 'unit', 'rate'];
    const { sheet: next } = pasteBlock(
      sheet,
      { list: 'nonSor', line: 0, row: null },
      {
        columns,
        cells: [
          ['Sign', 'NOS', '400'],
          ['Shed', 'LS', '90'],
        ],
      },
    );
    expect(next.nonSor.map(({ description, rate }) => [description, rate])).toEqual([
      ['Sign', '400'],
      ['Shed', '90'],
    ]);
  });
});

describe('the rows of an estimate', () => {
  it('are its items with their measurements; a folded item hides its own', () => {
    const [first] = sheet.sor;
    const kinds = (closed: string[]) => rowsOf(sheet, new Set(closed)).map(({ kind }) => kind);
    expect(kinds([])).toEqual([
      'item',
      'measure',
      'measure',
      'item',
      'measure',
      'section',
      'item',
      'measure',
    ]);
    expect(kinds([first!.id])).toEqual(['item', 'item', 'measure', 'section', 'item', 'measure']);
  });

  it('have one name per cell in the form, there and back', () => {
    const columns = ['code', 'description', 'unit', 'rate', 'quantity', 'length', 'is_deduction'];
    for (const row of rowsOf(sheet, new Set())) {
      for (const column of columns) {
        const name = row.kind === 'section' ? null : fieldAt(row, column);
        if (name !== null)
          expect(cellOfField(sheet, name), name).toEqual({ rowId: row.id, column });
      }
    }
  });

  it('go and move among their own kind; an item keeps one row to type into', () => {
    const [first, second] = sheet.sor;
    const gone = withoutRows(sheet, new Set([first!.id, second!.measurements[0]!.id]));
    expect(lines(gone)).toEqual([
      ['SOR_2', ''],
      ['Board', ''],
    ]);
    const moved = withMoved(sheet, { list: 'sor', line: 0, row: 0 }, 1);
    expect(lines(moved)[0]).toEqual(['SOR_1', 'b', 'a']);
    expect(withMoved(sheet, { list: 'sor', line: 0, row: null }, -1).sor).toEqual(sheet.sor);
  });
});
