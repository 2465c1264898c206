import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  moneyToText,
  previewEstimate,
  previewLine,
  scaledToText,
  validateEstimateForSubmission,
} from './index.ts';
import type { EstimateInput, EstimateLineInput, OverheadRule } from './index.ts';

const gst: OverheadRule = { code: 'GST', calculation: 'PERCENTAGE', value: '18' };
const royalty: OverheadRule = { code: 'REW', calculation: 'LUMPSUM', value: null };
const line: EstimateLineInput = {
  category: 'SOR',
  sor_code: 'SOR_000001',
  unit_code: 'CUM',
  rate: '412.00',
  measurements: [
    { description: 'Trench', number: '1', length: '10', breadth: '0.6', height: '0.5' },
  ],
};
const estimate: EstimateInput = {
  project_id: 'p',
  name: 'Drain',
  executing_department_code: 'WRK',
  lines: [line],
};
const withLines = (...lines: EstimateLineInput[]): EstimateInput => ({ ...estimate, lines });
const codes = (input: EstimateInput) =>
  validateEstimateForSubmission(input, {
    overheads: [gst, royalty],
    unit_codes: ['CUM', 'SQM'],
  }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('preview while typing', () => {
  it('names unreadable cells and goes on without them', () => {
    const preview = previewLine({
      ...line,
      measurements: [
        { number: '2' },
        { number: '1', length: 'abc' },
        { number: '-1' },
        { number: '1.23456' },
      ],
    });
    expect(preview.row_quantities).toEqual([20_000, null, null, null]);
    expect(moneyToText(preview.amount)).toBe('824.00');
    expect(preview.problems).toEqual([
      { pointer: '/measurements/1/length', code: 'NOT_A_NUMBER' },
      { pointer: '/measurements/2/number', code: 'OUT_OF_RANGE' },
      { pointer: '/measurements/3/number', code: 'TOO_MANY_DECIMALS' },
    ]);
  });

  it('never throws, whatever is typed', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constant(null),
      fc.constant('9999999999.9999'),
    );
    const row = fc.record({
      number: cell,
      length: cell,
      breadth: cell,
      height: cell,
      is_deduction: fc.boolean(),
    });
    const anyLine = fc.record({
      category: fc.constantFrom('SOR' as const, 'NON_SOR' as const, 'OVERHEAD' as const),
      rate: cell,
      lump_sum: cell,
      overhead_code: fc.constantFrom('GST', 'REW', 'XXX'),
      measurements: fc.array(row, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 5 }), (lines) => {
        const { totals } = previewEstimate(lines, [gst, royalty]);
        return Number.isSafeInteger(totals.exact_total);
      }),
    );
  });

  it('does not depend on the order of rows, and a deduction undoes an addition', () => {
    const cell = fc.integer({ min: 0, max: 9_999_999 }).map((value) => scaledToText(value, 4));
    const row = fc.record({ number: cell, length: cell, is_deduction: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const opposite = rows.map((each) => ({ ...each, is_deduction: !each.is_deduction }));
        const quantity = previewLine({ ...line, measurements: rows }).quantity;
        return (
          previewLine({ ...line, measurements: [...rows].reverse() }).quantity === quantity &&
          previewLine({ ...line, measurements: [...rows, ...opposite] }).quantity === 0
        );
      }),
    );
  });

  it('adds up to what its parts say', () => {
    const rate = fc.integer({ min: 0, max: 99_999_999 }).map((value) => scaledToText(value, 2));
    fc.assert(
      fc.property(fc.array(rate, { maxLength: 8 }), (rates) => {
        const lines = rates.map((each): EstimateLineInput => ({ ...line, rate: each }));
        const { totals, lines: previews } = previewEstimate(
          [...lines, { category: 'OVERHEAD', overhead_code: 'GST' }],
          [gst],
        );
        const sum = previews.reduce((total, { amount }) => total + amount, 0);
        return sum === totals.exact_total && totals.sor + (totals.overheads['GST'] ?? 0) === sum;
      }),
    );
  });

  it('says so when the sum leaves the column', () => {
    const huge = { ...line, rate: '9999999999.9999', measurements: [{ number: '99' }] };
    const preview = previewEstimate([huge, huge], [gst]);
    expect(preview.problems).toContainEqual({ pointer: '/lines', code: 'OUT_OF_RANGE' });
    expect(preview.totals.exact_total).toBe(0);
  });
});

describe('checks of a submission', () => {
  it('passes a complete estimate', () => {
    expect(codes(estimate)).toEqual([]);
  });

  it.each<[string, EstimateInput, string[]]>([
    [
      'a missing header',
      { ...estimate, project_id: null, name: ' ', executing_department_code: '' },
      ['/project_id PROJECT_ID', '/name NAME', '/executing_department_code EXECUTING_DEPARTMENT'],
    ],
    ['no lines', withLines(), ['/lines ESTIMATE_DETAILS']],
    [
      'overheads only',
      withLines({ category: 'OVERHEAD', overhead_code: 'GST' }),
      ['/lines ESTIMATE.DETAIL.CATEGORY'],
    ],
    [
      'an unknown category',
      withLines(line, { category: 'OTHER' as 'SOR' }),
      ['/lines/1/category ESTIMATE_DETAIL.CATEGORY'],
    ],
    [
      'a line without an item',
      withLines({ ...line, sor_code: '' }),
      ['/lines/0/sor_code ESTIMATE.DETAIL.NAME.OR.SOR.ID'],
    ],
    [
      'a non-SOR line without a name',
      withLines({ ...line, category: 'NON_SOR', sor_code: null }),
      ['/lines/0/description ESTIMATE.DETAIL.NAME.OR.SOR.ID'],
    ],
    [
      'an unknown unit',
      withLines({ ...line, unit_code: 'BAG' }),
      ['/lines/0/unit_code INVALID_UOM'],
    ],
    ['no rate', withLines({ ...line, rate: null }), ['/lines/0/rate ESTIMATE.DETAIL.UNIT_RATE']],
    [
      'a rate of zero',
      withLines({ ...line, rate: '0' }),
      ['/lines/0/rate ESTIMATE.DETAIL.UNIT_RATE'],
    ],
    ['an unreadable rate', withLines({ ...line, rate: 'x' }), ['/lines/0/rate NOT_A_NUMBER']],
    [
      'no measurement',
      withLines({ ...line, measurements: [] }),
      ['/lines/0/measurements NO_OF_UNIT'],
    ],
    [
      'a quantity of zero',
      withLines({ ...line, measurements: [{ description: 'x', number: '0' }] }),
      ['/lines/0/measurements NO_OF_UNIT'],
    ],
    [
      'a row without a description',
      withLines({ ...line, measurements: [{ number: '1' }] }),
      ['/lines/0/measurements/0/description REQUIRED'],
    ],
    [
      'a negative item',
      withLines({ ...line, measurements: [{ description: 'x', number: '1', is_deduction: true }] }),
      ['/lines/0/measurements NEGATIVE_ITEM'],
    ],
    [
      'an unreadable cell',
      withLines({ ...line, measurements: [{ description: 'x', number: 'x' }] }),
      ['/lines/0/measurements/0/number NOT_A_NUMBER'],
    ],
    [
      'an amount too large',
      withLines({
        ...line,
        rate: '9999999999',
        measurements: [{ description: 'x', number: '9999999999' }],
      }),
      ['/lines/0/measurements OUT_OF_RANGE'],
    ],
    [
      'an overhead without a name',
      withLines(line, { category: 'OVERHEAD' }),
      ['/lines/1/overhead_code ESTIMATE_DETAIL.NAME'],
    ],
    [
      'an unknown overhead',
      withLines(line, { category: 'OVERHEAD', overhead_code: 'ZZ' }),
      ['/lines/1/overhead_code INVALID_OVERHEAD'],
    ],
    [
      'an overhead twice',
      withLines(
        line,
        { category: 'OVERHEAD', overhead_code: 'GST' },
        { category: 'OVERHEAD', overhead_code: 'GST' },
      ),
      ['/lines/2/overhead_code ESTIMATE_DETAIL.DUPLICATE.NAME'],
    ],
    [
      'a lump sum not typed',
      withLines(line, { category: 'OVERHEAD', overhead_code: 'REW' }),
      ['/lines/1/lump_sum ESTIMATE.DETAIL.AMOUNT.DETAILS.AMOUNT'],
    ],
    [
      'a lump sum that is no amount',
      withLines(line, { category: 'OVERHEAD', overhead_code: 'REW', lump_sum: '-5' }),
      ['/lines/1/lump_sum ESTIMATE.DETAIL.AMOUNT.DETAILS.AMOUNT'],
    ],
  ])('refuses %s', (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it('does not count automatic overheads as content', () => {
    const automatic = { ...gst, is_auto_calculated: true };
    const input = withLines({ category: 'OVERHEAD', overhead_code: 'GST' });
    expect(validateEstimateForSubmission(input, { overheads: [automatic] })).toEqual([
      { pointer: '/lines', code: 'ESTIMATE_DETAILS' },
    ]);
  });

  it('leaves masters it does not know to the server', () => {
    const input = withLines(
      { ...line, unit_code: 'BAG' },
      { category: 'OVERHEAD', overhead_code: 'ZZ' },
    );
    expect(validateEstimateForSubmission(input)).toEqual([]);
  });
});
