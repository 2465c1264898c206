import { describe, expect, it } from 'vitest';
import type { ImportColumn } from './import.types';
import { recognise } from './recognise';

const COLUMNS: readonly ImportColumn[] = [
  { name: 'code', header: 'Code', aliases: ['କୋଡ', 'कोड'], kind: 'text', isRequired: true },
  { name: 'name', header: 'Name', aliases: ['ନାମ', 'नाम'], kind: 'text', isRequired: true },
  { name: 'effective_from', header: 'From', aliases: ['से'], kind: 'date' },
  {
    name: 'is_active',
    header: 'Offered',
    aliases: [],
    kind: 'text',
    choices: [
      { code: 'yes', labels: ['Yes', 'हाँ'] },
      { code: 'no', labels: ['No', 'नहीं'] },
    ],
  },
];
const sheet = (name: string, ...rows: string[][]) => ({ name, rows });

describe('the table of a workbook', () => {
  it('is found under a title, on any sheet, in any order and language', () => {
    const found = recognise(
      [
        sheet('Notes', ['Column', 'Needed']),
        sheet('Units', ['Units of Jatni'], [], ['नाम', 'Remarks', 'कोड *'], ['Bag', 'new', 'BAG']),
      ],
      COLUMNS,
    );
    expect(found).toMatchObject({ sheetName: 'Units', ignored: ['Remarks'], missing: [] });
    expect(found?.rows).toEqual([{ rowNumber: 4, values: { name: 'Bag', code: 'BAG' } }]);
  });

  it('keeps the row numbers of the sheet over blank rows', () => {
    const found = recognise(
      [sheet('S', ['code', 'name'], ['A', 'a'], ['', ' '], ['B', 'b'])],
      COLUMNS,
    );
    expect(found?.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 4]);
  });

  it('reads days as they are written here, and words as their codes', () => {
    const [row] =
      recognise([sheet('S', ['Code', 'From', 'Offered'], ['A', '5/1/2026', 'हाँ'])], COLUMNS)
        ?.rows ?? [];
    expect(row?.values).toEqual({ code: 'A', effective_from: '2026-01-05', is_active: 'yes' });
  });

  it('leaves what it cannot read to the server, and names what is missing', () => {
    const found = recognise([sheet('S', ['Code', 'From'], ['A', 'soon'])], COLUMNS);
    expect(found?.rows[0]?.values['effective_from']).toBe('soon');
    expect(found?.missing.map(({ name }) => name)).toEqual(['name']);
  });

  it('is not found where no header is known', () => {
    expect(recognise([sheet('S', ['x', 'y'], ['1', '2'])], COLUMNS)).toBeNull();
  });
});
