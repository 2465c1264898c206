import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error';
import {
  downloadBlob,
  MAX_SPREADSHEET_BYTES,
  readSpreadsheet,
  spreadsheetBlob,
  type SheetColumn,
} from './spreadsheet';

interface Work {
  name: string | null;
  count: number;
  quantity: string;
  cost: string | number | null;
  on: string | null;
  at: string;
}

const columns: readonly SheetColumn<Work>[] = [
  { header: 'Name', kind: 'text', value: (row) => row.name },
  { header: 'Count', kind: 'integer', value: (row) => row.count },
  { header: 'Quantity', kind: 'decimal', value: (row) => row.quantity },
  { header: 'Cost', kind: 'money', value: (row) => row.cost },
  { header: 'Proposed on', kind: 'date', value: (row) => row.on },
  { header: 'Created at', kind: 'datetime', value: (row) => row.at },
];

const road: Work = {
  name: 'ଓଡ଼ିଆ ରାସ୍ତା, "ward 3"\nsecond line',
  count: 12,
  quantity: '0.3',
  cost: '123456789.55',
  on: '2026-01-05',
  at: '2026-01-05T18:31:00Z',
};
const drain: Work = {
  name: null,
  count: 0,
  quantity: '-12.3456',
  cost: null,
  on: null,
  at: '2026-03-31T20:00:00+00:00',
};

const asFile = (content: BlobPart, name = 'works.xlsx') => new File([content], name);
const read = async (content: BlobPart, name?: string) => readSpreadsheet(asFile(content, name));

async function written(format: 'xlsx' | 'csv', rows: Work[]) {
  const blob = await spreadsheetBlob(format, [{ name: 'Works', columns, rows }]);
  return new Uint8Array(await blob.arrayBuffer());
}

async function roundTrip(format: 'xlsx' | 'csv', rows: Work[]) {
  const [sheet] = await read(await written(format, rows), `works.${format}`);
  return sheet!;
}

describe.each(['xlsx', 'csv'] as const)('a sheet written as %s and read again', (format) => {
  it('has the same words, exact decimals, days, and the clock of India', async () => {
    const sheet = await roundTrip(format, [road, drain]);
    expect(sheet.rows[0]).toEqual(columns.map(({ header }) => header));
    expect(sheet.rows[1]).toEqual([
      road.name,
      '12',
      '0.3',
      '123456789.55',
      '2026-01-05',
      '2026-01-06 00:01',
    ]);
    expect(sheet.rows[2]).toEqual(['', '0', '-12.3456', '', '', '2026-04-01 01:30']);
  });

  it.each(['toString', 'constructor', '__proto__', '_x0041_', 'hasOwnProperty'])(
    'has the word %s as any other',
    async (name) => {
      const { rows } = await roundTrip(format, [
        { ...road, name },
        { ...road, name },
      ]);
      expect(rows.slice(1).map(([first]) => first)).toEqual([name, name]);
    },
  );

  it('has decimals that no float could hold', async () => {
    const cost = '12345678901234567.89';
    const sheet = await roundTrip(format, [{ ...road, cost }]);
    expect(sheet.rows[1]?.[3]).toBe(cost);
  });

  it.each(['=1+1', '+91 98', '-x', '@SUM(A1)', '\t=1', "'quoted", '-5'])(
    'has the text %j unchanged',
    async (name) => {
      const sheet = await roundTrip(format, [{ ...road, name }]);
      expect(sheet.rows[1]?.[0]).toBe(name.trim());
    },
  );
});

describe('a text that looks like a formula', () => {
  it('is marked as text in a .csv, and a negative amount is not', async () => {
    const text = new TextDecoder().decode(
      await written('csv', [{ ...road, name: '=HYPERLINK("http://x")', cost: '-12.50' }]),
    );
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(',-12.50,');
  });

  it('is marked in a money column too, where it does not belong', async () => {
    const text = new TextDecoder().decode(await written('csv', [{ ...road, cost: '=1+1' }]));
    expect(text).toContain(`,'=1+1,`);
  });

  it('is a string in an .xlsx, in a money column too', async () => {
    // A formula that nobody has computed yet would be read as a blank.
    const sheet = await roundTrip('xlsx', [{ ...road, name: '=1+1', cost: '=2+2' }]);
    expect(sheet.rows[1]).toEqual(expect.arrayContaining(['=1+1', '=2+2']));
  });
});

describe('what others wrote', () => {
  it.each([
    ['commas', 'Code,Rate\r\nA1,"1,250.50"\r\n'],
    ['semicolons', 'Code;Rate\nA1;1,250.50\n\n\n'],
    ['tabs', 'Code\tRate\nA1\t1,250.50'],
    ['a byte order mark', '\ufeffCode,Rate\nA1,"1,250.50"'],
  ])('reads a .csv with %s, whatever its name', async (_, text) => {
    const [sheet] = await read(text, 'rates.xlsx');
    expect(sheet).toEqual({
      name: 'rates',
      rows: [
        ['Code', 'Rate'],
        ['A1', '1,250.50'],
      ],
    });
  });

  it('reads UTF-16, as Excel saves "Unicode text", and Windows-1252', async () => {
    const text = '\ufeffରାସ୍ତା\tx';
    const utf16 = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    expect((await read(utf16))[0]?.rows).toEqual([['ରାସ୍ତା', 'x']]);
    expect((await read(Uint8Array.from([0x63, 0x61, 0x66, 0xe9])))[0]?.rows).toEqual([['café']]);
  });

  it('shows a computed number without the noise of its float', async () => {
    const { default: writeXlsxFile } = await import('write-excel-file/universal');
    const computed = [0.1 + 0.2, 1.1 * 1.1, 0.00000015, 9876543210123456];
    const blob = await writeXlsxFile([computed]).toBlob();
    const [sheet] = await read(new Uint8Array(await blob.arrayBuffer()));
    expect(sheet?.rows).toEqual([['0.3', '1.21', '0.00000015', '9876543210123456']]);
  });

  it.each([
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1])],
    ['a damaged .xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['nothing', new Uint8Array()],
  ])('refuses %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('refuses a file that is too large, and says how large it may be', async () => {
    const file = asFile('x');
    Object.defineProperty(file, 'size', { value: MAX_SPREADSHEET_BYTES + 1 });
    const refusal = await readSpreadsheet(file).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({
      code: 'FILE_TOO_LARGE',
      details: { limit: MAX_SPREADSHEET_BYTES },
    });
  });

  it('refuses an archive that unpacks to gigabytes, before unpacking it', async () => {
    const bytes = await written('xlsx', [road]);
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 22 + 16, true);
    view.setUint32(directory + 24, 3_000_000_000, true);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });
});

describe('several sheets', () => {
  it('keep their names where a spreadsheet allows them', async () => {
    const one = { name: 'A/B: [2026]', columns, rows: [road] };
    const notes = {
      name: '',
      columns: [{ header: 'Note', kind: 'text' as const, value: (note: string) => note }],
      rows: ['Filter: state = drafted'],
    };
    const blob = await spreadsheetBlob('xlsx', [one, notes]);
    const sheets = await read(new Uint8Array(await blob.arrayBuffer()));
    expect(sheets.map(({ name }) => name)).toEqual(['A B 2026', 'Sheet2']);
    expect(sheets[1]?.rows[1]).toEqual(['Filter: state = drafted']);
  });
});

describe('a download', () => {
  it('has its name, and leaves nothing on the page', () => {
    const urls = vi.fn(() => 'blob:works');
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: urls, revokeObjectURL: vi.fn() }));
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      clicked.push(`${this.download} ${this.href}`);
    });
    downloadBlob(new Blob(['x']), 'works.csv');
    expect(clicked).toEqual(['works.csv blob:works']);
    expect(document.querySelector('a')).toBeNull();
  });
});
