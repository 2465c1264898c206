import { describe, expect, it } from 'vitest';
import estimateLine from '../../../../tests/fixtures/calc/estimate-line.json';
import estimateTotal from '../../../../tests/fixtures/calc/estimate-total.json';
import financialYear from '../../../../tests/fixtures/calc/financial-year.json';
import numberFormat from '../../../../tests/fixtures/calc/number-format.json';
import overhead from '../../../../tests/fixtures/calc/overhead.json';
import rowQuantities from '../../../../tests/fixtures/calc/row-quantity.json';
import {
  expandNumberFormat,
  financialYearOf,
  moneyToText,
  overheadAmount,
  parseMoney,
  previewEstimate,
  previewLine,
  quantityToText,
} from './index.ts';
import type { EstimateLineInput, OverheadRule } from './index.ts';

/** The golden vectors. The database tests run the same files through the SQL functions. */
describe('golden vectors', () => {
  it.each(rowQuantities.cases)('row quantity: $name', ({ name: _name, quantity, ...row }) => {
    const [result] = previewLine({ category: 'SOR', measurements: [row] }).row_quantities;
    expect(result === null || result === undefined ? result : quantityToText(result)).toBe(
      quantity,
    );
  });

  it.each(estimateLine.cases)('line: $name', ({ rate, measurements, quantity, amount }) => {
    const line = previewLine({ category: 'SOR', rate, measurements });
    expect(line.problems).toEqual([]);
    expect(quantityToText(line.quantity)).toBe(quantity);
    expect(moneyToText(line.amount)).toBe(amount);
    expect(line.is_negative).toBe(quantity.startsWith('-'));
  });

  it.each(overhead.cases)(
    'overhead: $name',
    ({ calculation, value, lump_sum, works_total, amount }) => {
      const rule = { code: 'X', calculation: calculation as OverheadRule['calculation'], value };
      expect(moneyToText(overheadAmount(rule, parseMoney(works_total), lump_sum))).toBe(amount);
    },
  );

  it.each(estimateTotal.cases)('total: $name', (expected) => {
    const { totals } = previewEstimate(
      expected.lines as EstimateLineInput[],
      estimateTotal.overheads as OverheadRule[],
    );
    expect(moneyToText(totals.sor)).toBe(expected.sor);
    expect(moneyToText(totals.non_sor)).toBe(expected.non_sor);
    expect(
      Object.fromEntries(
        Object.entries(totals.overheads).map(([code, sum]) => [code, moneyToText(sum)]),
      ),
    ).toEqual(expected.overheads);
    expect(moneyToText(totals.exact_total)).toBe(expected.exact_total);
    expect(moneyToText(totals.payable_total)).toBe(expected.payable_total);
  });

  it.each(numberFormat.cases)(
    'number format: $number',
    ({ pattern, date, sequence, city_code, number }) => {
      expect(expandNumberFormat(pattern, { date, sequence, cityCode: city_code })).toBe(number);
    },
  );

  it.each(financialYear.cases)('financial year: $date', ({ date, financial_year }) => {
    expect(financialYearOf(date)).toBe(financial_year);
  });
});
