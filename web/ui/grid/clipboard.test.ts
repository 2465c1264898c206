import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text';
import { parseBlock, tileBlock, toBlockText } from './clipboard';
import { CHECKED, type GridColumn, type GridRow } from './grid.types';

describe('a block of the clipboard', () => {
  it.each([
    ['one cell', 'a', [['a']]],
    [
      'Excel: CRLF, and a line end at the foot',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['an empty row in the middle', 'a\n\nb', [['a'], [''], ['b']]],
    ['a quoted cell with a tab, a line end and quotes', '"x\t\ny ""z"""\tb', [['x\t\ny "z"', 'b']]],
    ['a cell that only begins with a quote', '"12 pipe\tb', [['"12 pipe', 'b']]],
    ['an inch mark', '6" pipe\tb', [['6" pipe', 'b']]],
  ])('%s', (_, text, rows) => {
    expect(parseBlock(text)).toEqual(rows);
  });

  it('reads back what it wrote', () => {
    // A carriage return inside of a cell becomes a line end, as in every spreadsheet.
    const cell = fc.string().map((text) => text.replace(/\r/g, ''));
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 5,
        }),
      )
      // A block whose last line is one empty cell ends like any block with its line end.
      .filter((rows) => !(rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === ''));
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseBlock(toBlockText(rows))).toEqual(rows);
      }),
    );
  });

  it('fills a selection that is a multiple of it, and no other', () => {
    expect(tileBlock([['a']], 2, 2)).toEqual([
      ['a', 'a'],
      ['a', 'a'],
    ]);
    expect(tileBlock([['a'], ['b']], 3, 1)).toEqual([['a'], ['b']]);
  });
});

describe('what is typed or pasted into a cell', () => {
  const base = { key: 'c', header: 'C', width: 10, state: () => 'edit' as const };
  const columns: Record<string, GridColumn<GridRow>> = {
    text: { ...base, kind: 'text' },
    decimal: { ...base, kind: 'decimal', decimals: 4 },
    checkbox: { ...base, kind: 'checkbox' },
    choice: { ...base, kind: 'choice', options: [{ value: 'CUM', label: 'Cubic metre' }] },
  };
  it.each([
    ['text', ' two\r\nlines ', 'two lines'],
    ['decimal', '1,23,456.50', '123456.50'],
    ['decimal', '₹ ୧,୦୦୦', '1000'],
    ['decimal', '(4.5)', '-4.5'],
    ['decimal', '−4', '-4'],
    ['decimal', 'abc', 'abc'],
    ['decimal', '1.23456', '1.23456'],
    ['checkbox', 'Yes', CHECKED],
    ['checkbox', '0', ''],
    ['choice', 'cubic METRE', 'CUM'],
    ['choice', 'cum', 'CUM'],
    ['choice', 'bag', 'bag'],
  ])('%s: %j is %j', (kind, typed, kept) => {
    expect(cleanText(columns[kind]!, typed)).toBe(kept);
  });
});
