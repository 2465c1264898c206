import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runAtOnce } from '~/lib/slices';
import { readSpreadsheet, spreadsheetBlob } from '~/lib/spreadsheet';
import { contentOfForm } from './estimate.content';
import type { EstimateForm, MeasurementForm } from './estimate.schema';
import { findHeader, measurementSheet, type SheetHeader, type SheetWords } from './estimate.sheet';
import { checkLines, takeOver, type CheckedSheet, type SheetMasters } from './estimate.sheet-check';
import { readLines } from './estimate.sheet-read';
import type { SorItem } from './estimate.types';
import { sheetWords } from './sheet/sheet-words';

let words: SheetWords;
beforeAll(async () => {
  words = await sheetWords();
});
const sorItem = (code: string, unit: string, rate: number | null) =>
  ({ code, description: `Text of ${code}`, unit_code: unit, rate }) as SorItem;
const masters: SheetMasters = {
  items: new Map(
    [
      sorItem('SOR_1', 'CUM', 144.08),
      sorItem('SOR_2', 'SQM', 90.5),
      sorItem('SOR_3', 'MT', null),
    ].map((item) => [item.code, item]),
  ),
  overheads: [
    { code: 'GST', is_auto_calculated: true },
    { code: 'BOARD', is_auto_calculated: false },
  ],
  units: [
    { code: 'CUM', name: 'Cubic metre' },
    { code: 'SQM', name: 'Square metre' },
    { code: 'NOS', name: 'Numbers' },
  ],
  ratesOn: '2026-11-24',
};
const RULES = [
  { code: 'GST', calculation: 'PERCENTAGE' as const, value: '18', is_auto_calculated: true },
  { code: 'BOARD', calculation: 'LUMPSUM' as const, value: null, is_auto_calculated: false },
];
const automatic = new Set(['GST']);

function check(header: SheetHeader | null): CheckedSheet {
  if (header === null) throw new Error('no header');
  const isOverhead = (code: string) => masters.overheads.some((rule) => rule.code === code);
  return runAtOnce(checkLines(runAtOnce(readLines(header, words, isOverhead)), masters));
}
const sheet = (...rows: readonly (readonly string[])[]) => [{ name: 'Sheet1', rows }];
const read = (...rows: readonly (readonly string[])[]) => check(findHeader(sheet(...rows), words));
const issuesOf = (checked: CheckedSheet) =>
  checked.issues.map(({ row, column, value, code }) => `${row} ${column} ${value}: ${code}`);

const HEADER = [
  'Code',
  'Description of the work',
  'Unit',
  'Rate',
  'Particulars',
  'Deduct',
  'Number',
  'Length (m)',
  'B',
  'Depth',
];

describe('the header of a measurement sheet', () => {
  it.each([
    ['English', HEADER],
    [
      'Odia',
      ['କୋଡ୍', 'କାର୍ଯ୍ୟର ବର୍ଣ୍ଣନା', 'ଏକକ', 'ଦର', 'ବିବରଣୀ', 'ବିୟୋଗ', 'ସଂଖ୍ୟା', 'ଲମ୍ବ', 'ଓସାର', 'ଉଚ୍ଚତା'],
    ],
    [
      'Hindi',
      ['कोड', 'कार्य का विवरण', 'इकाई', 'दर', 'ब्योरा', 'घटाएँ', 'संख्या', 'लंबाई', 'चौड़ाई', 'ऊँचाई'],
    ],
  ])('is recognised in %s, below a title', (_language, header) => {
    const found = findHeader(sheet(['Estimate of the drain'], [], header), words);
    expect(found?.at).toBe(2);
    expect([...(found?.columns ?? [])].map(([key, at]) => `${at} ${key}`)).toEqual(
      [
        'code',
        'description',
        'unit',
        'rate',
        'particulars',
        'deduct',
        'number',
        'length',
        'breadth',
        'height',
      ].map((key, at) => `${at} ${key}`),
    );
  });

  it('is looked for in every sheet, and missed where there is none', () => {
    const sheets = [{ name: 'Abstract', rows: [['Code', 'Amount']] }, ...sheet(HEADER)];
    expect(findHeader(sheets, words)?.sheet.name).toBe('Sheet1');
    expect(findHeader(sheet(['Name', 'Age']), words)).toBeNull();
  });
});

describe('a sheet', () => {
  it('becomes items with their rows, deductions by mark or sign', () => {
    const checked = read(
      HEADER,
      ['sor_1', '', '', '', 'Main stretch', '', '1', '80', '0.90', '1,000.5'],
      ['', '', '', '', 'Less the crossing', 'yes', '', '4', '0.9', '1.1'],
      ['', '', '', '', 'Less the well', '', '-2', '', '', ''],
      [],
      ['', 'Name board', 'Numbers', '1500', 'At the gate', '', '3', '', '', ''],
    );
    expect(issuesOf(checked)).toEqual([]);
    expect(checked.sor).toMatchObject([
      {
        sor_code: 'SOR_1',
        description: 'Text of SOR_1',
        unit_code: 'CUM',
        rate: '144.08',
        measurements: [
          {
            description: 'Main stretch',
            is_deduction: false,
            number: '1',
            breadth: '0.9',
            height: '1000.5',
          },
          { description: 'Less the crossing', is_deduction: true, length: '4' },
          { description: 'Less the well', is_deduction: true, number: '2' },
        ],
      },
    ]);
    expect(checked.nonSor).toMatchObject([
      {
        description: 'Name board',
        unit_code: 'NOS',
        rate: '1500',
        measurements: [{ number: '3' }],
      },
    ]);
    expect(checked.measurementCount).toBe(4);
  });

  it('keeps one item together whose code stands on every row', () => {
    const checked = read(
      HEADER,
      ['SOR_1', '', '', '', 'a', '', '1', '', '', ''],
      ['SOR_1', '', '', '', 'b', '', '2', '', '', ''],
      ['SOR_2', '', '', '', 'c', '', '3', '', '', ''],
    );
    expect(checked.sor.map(({ measurements }) => measurements.length)).toEqual([2, 1]);
  });

  it('names every fault by the row and column of the file', () => {
    const checked = read(
      ['Estimate'],
      HEADER,
      ['', '', '', '', 'no item yet', '', '1', '', '', ''],
      ['SOR_9', '', '', '', 'x', '', '1', '', '', ''],
      ['SOR_3', '', '', '', 'x', 'perhaps', '1', '', '', ''],
      ['SOR_1', '', 'SQM', '', 'x', '', 'two', '1.23456', '-3', ''],
      ['', 'Board', 'Bags', '12.34567', 'x', '', '1', '', '', ''],
      ['SOR_2', '', '', '', 'x', '', '99999999', '99999999', '', ''],
    );
    expect(issuesOf(checked)).toEqual([
      '3 code : SHEET_NO_ITEM',
      '4 code SOR_9: INVALID_SOR_ID',
      '5 deduct perhaps: INVALID_VALUE',
      '5 code SOR_3: DATES_MISMATCH',
      '6 unit SQM: INVALID_UOM',
      '6 number two: NOT_A_NUMBER',
      '6 length 1.23456: TOO_MANY_DECIMALS',
      '6 breadth -3: OUT_OF_RANGE',
      '7 unit Bags: INVALID_UOM',
      '7 rate 12.34567: TOO_MANY_DECIMALS',
      '8 quantity : OUT_OF_RANGE',
    ]);
  });

  it('says which rates are not those in force, and passes over what comes by itself', () => {
    const header = ['Kind', ...HEADER.slice(0, 4), 'Lump sum', ...HEADER.slice(4)];
    const checked = read(
      header,
      ['', 'SOR_1', '', '', '150', '', 'x', '', '1', '', '', ''],
      ['Overhead', 'GST', '', '', '', '', '', '', '', '', '', ''],
      ['Overhead', 'BOARD', '', '', '', '4000', '', '', '', '', '', ''],
    );
    expect(issuesOf(checked)).toEqual([]);
    expect(checked.warnings.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 RATES_MISMATCH',
      '3 SHEET_AUTOMATIC',
    ]);
    expect(checked.sor[0]?.rate).toBe('144.08');
    expect(checked.overheads).toMatchObject([{ overhead_code: 'BOARD', lump_sum: '4000' }]);
  });

  it('refuses one item number on rows of two items', () => {
    const header = ['Item', ...HEADER];
    const checked = read(
      header,
      ['1', 'SOR_1', '', '', '', 'x', '', '1', '', '', ''],
      ['1', 'SOR_2', '', '', '', 'y', '', '1', '', '', ''],
    );
    expect(issuesOf(checked)).toEqual(['3 code SOR_2: SHEET_OTHER_ITEM']);
  });
});

describe('taking over', () => {
  const own: EstimateForm = {
    name: 'Drain',
    reference_number: '',
    description: '',
    executing_department_code: '',
    sor: [],
    nonSor: [],
    overheads: [{ id: 'o', overhead_code: 'BOARD', lump_sum: '1' }],
  };
  it('adds below, an overhead of the sheet in place of the same one; or replaces', () => {
    const checked = read(HEADER, ['SOR_1', '', '', '', 'x', '', '1', '', '', '']);
    const sent = { ...checked, overheads: [{ id: 'n', overhead_code: 'BOARD', lump_sum: '2' }] };
    expect(takeOver(takeOver(own, sent, 'append'), sent, 'append')).toMatchObject({
      name: 'Drain',
      sor: [{ sor_code: 'SOR_1' }, { sor_code: 'SOR_1' }],
      overheads: [{ lump_sum: '2' }],
    });
    expect(takeOver(own, checked, 'replace').overheads).toEqual([]);
  });
});

// What a cell may hold and a spreadsheet gives back as it is: no text with spaces around it, no blank row.
const cellText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) =>
    text
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, '')
      .normalize('NFC')
      .trim(),
  )
  .filter(
    (text) =>
      text !== '' &&
      !/[\ud800-\udfff](?![\ud800-\udfff])/.test(
        text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''),
      ),
  );
const figure = (decimals: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
    .map(([whole, part]) => {
      const fraction = String(part).padStart(decimals, '0').replace(/0+$/, '');
      return fraction === '' ? String(whole) : `${whole}.${fraction}`;
    });
const factor = fc.oneof(fc.constant(''), figure(4));
const measurement: fc.Arbitrary<MeasurementForm> = fc.record({
  id: fc.uuid(),
  description: cellText,
  is_deduction: fc.boolean(),
  number: factor,
  length: factor,
  breadth: factor,
  height: fc.oneof(fc.constant(''), fc.constantFrom('0.5', '2')),
});
const measurements = fc.array(measurement, { minLength: 1, maxLength: 4 });
const form: fc.Arbitrary<EstimateForm> = fc.record({
  name: fc.constant('Drain'),
  reference_number: fc.constant(''),
  description: fc.constant(''),
  executing_department_code: fc.constant(''),
  sor: fc.array(
    fc.record({
      id: fc.uuid(),
      sor_code: fc.constant('SOR_1'),
      description: fc.constant('Text of SOR_1'),
      unit_code: fc.constant('CUM'),
      rate: fc.constant('144.08'),
      measurements,
    }),
    { maxLength: 4 },
  ),
  nonSor: fc.array(
    fc.record({
      id: fc.uuid(),
      description: cellText,
      unit_code: fc.constantFrom('NOS', ''),
      rate: figure(4),
      measurements,
    }),
    { maxLength: 3 },
  ),
  overheads: fc.constantFrom([], [{ id: 'o', overhead_code: 'BOARD', lump_sum: '4000.5' }]),
});

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'id' ? undefined : part)));

describe('what was exported', () => {
  it.each(['xlsx', 'csv'] as const)('is imported as it was, from .%s', async (format) => {
    await fc.assert(
      fc.asyncProperty(form, async (original) => {
        const content = contentOfForm(original, RULES, '2026-11-24');
        const written = measurementSheet(content, automatic, words, 'Measurements');
        const blob = await spreadsheetBlob(format, [written]);
        const sheets = await readSpreadsheet(new File([blob], `estimate.${format}`));
        const header = findHeader(sheets, words);
        const lines = original.sor.length + original.nonSor.length + original.overheads.length;
        if (lines === 0) return;
        const { sor, nonSor, overheads, issues } = check(header);
        expect(issues).toEqual([]);
        expect(withoutIds({ sor, nonSor, overheads })).toEqual(
          withoutIds({
            sor: original.sor,
            nonSor: original.nonSor,
            overheads: original.overheads,
          }),
        );
      }),
      { numRuns: format === 'csv' ? 40 : 10, endOnFailure: true },
    );
  });
});
