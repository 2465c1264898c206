import { describe, expect, it } from 'vitest';
import billDeductionCases from '../../../../tests/fixtures/calc/bill-deductions.json';
import billRecovery from '../../../../tests/fixtures/calc/bill-recovery.json';
import billRelease from '../../../../tests/fixtures/calc/bill-release.json';
import billSupervision from '../../../../tests/fixtures/calc/bill-supervision.json';
import billWage from '../../../../tests/fixtures/calc/bill-wage.json';
import comparison from '../../../../tests/fixtures/calc/comparison.json';
import estimateLine from '../../../../tests/fixtures/calc/estimate-line.json';
import estimateTotal from '../../../../tests/fixtures/calc/estimate-total.json';
import financialYear from '../../../../tests/fixtures/calc/financial-year.json';
import measurementAnomaly from '../../../../tests/fixtures/calc/measurement-anomaly.json';
import measurementLine from '../../../../tests/fixtures/calc/measurement-line.json';
import measurementPlan from '../../../../tests/fixtures/calc/measurement-plan.json';
import numberFormat from '../../../../tests/fixtures/calc/number-format.json';
import overhead from '../../../../tests/fixtures/calc/overhead.json';
import rateAnalysis from '../../../../tests/fixtures/calc/rate-analysis.json';
import rowQuantities from '../../../../tests/fixtures/calc/row-quantity.json';
import {
  advanceRecovery,
  anomalyGrade,
  billDeductions,
  analyseRate,
  compareBids,
  expandNumberFormat,
  financialYearOf,
  moneyToText,
  overheadAmount,
  parseMoney,
  parsePercent,
  parseQuantity,
  plannedPercentage,
  plannedQuantity,
  previewEstimate,
  previewLine,
  previewMeasuredLine,
  quantityToText,
  parseRate,
  scaledToText,
  securityShare,
  supervisionAmount,
  wageParts,
} from './index.ts';
import type { AnalysisCharge, ChargeRule, EstimateLineInput, OverheadRule } from './index.ts';

/** The golden vectors. The database tests run the same files through the SQL functions. */
describe('golden vectors', () => {
  it.each(comparison.cases)('comparison: $name', ({ lines, bids, estimate, result }) => {
    const compared = compareBids(lines, bids);
    expect(moneyToText(compared.estimate)).toBe(estimate);
    expect(
      compared.bids.map((bid) => ({
        ...bid,
        quoted: bid.quoted === null ? null : moneyToText(bid.quoted),
        amount: moneyToText(bid.amount),
        difference: bid.difference === null ? null : moneyToText(bid.difference),
        percentage: bid.percentage === null ? null : scaledToText(bid.percentage, 2),
      })),
    ).toEqual(result);
  });

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

  it.each(rateAnalysis.cases)(
    'rate analysis: $name',
    ({ quantity, parts, charges, cess_percent, expected }) => {
      const result = analyseRate(quantity, parts, charges as AnalysisCharge[], cess_percent);
      expect(
        Object.fromEntries(
          Object.entries(result.heads).map(([head, sum]) => [head, moneyToText(sum)]),
        ),
      ).toEqual(expected.heads);
      expect(moneyToText(result.rate)).toBe(expected.rate);
      expect(moneyToText(result.cess)).toBe(expected.cess);
      expect(result.parts.map(moneyToText)).toEqual(expected.parts);
      expect(result.charges.map(moneyToText)).toEqual(expected.charges);
    },
  );

  it.each(numberFormat.cases)(
    'number format: $number',
    ({ pattern, date, sequence, city_code, number }) => {
      expect(expandNumberFormat(pattern, { date, sequence, cityCode: city_code })).toBe(number);
    },
  );

  it.each(financialYear.cases)('financial year: $date', ({ date, financial_year }) => {
    expect(financialYearOf(date)).toBe(financial_year);
  });

  it.each(measurementLine.cases)('measured line: $name', ({ name: _name, ...expected }) => {
    const line = previewMeasuredLine(expected);
    const text = (value: Parameters<typeof quantityToText>[0] | null) =>
      value === null ? null : quantityToText(value);
    expect({
      problems: line.problems,
      contractor_quantity: text(line.contractor_quantity),
      officer_quantity: text(line.officer_quantity),
      current_quantity: text(line.current_quantity),
      cumulative_quantity: text(line.cumulative_quantity),
      balance_quantity: text(line.balance_quantity),
      amount: moneyToText(line.amount),
      cumulative_amount: moneyToText(line.cumulative_amount),
      is_over: line.is_over,
    }).toEqual({
      problems: [],
      contractor_quantity: expected.contractor_quantity,
      officer_quantity: expected.officer_quantity,
      current_quantity: expected.current_quantity,
      cumulative_quantity: expected.cumulative_quantity,
      balance_quantity: expected.balance_quantity,
      amount: expected.amount,
      cumulative_amount: expected.cumulative_amount,
      is_over: expected.is_over,
    });
    expect(line.is_negative).toBe(expected.current_quantity.startsWith('-'));
  });

  it.each(measurementAnomaly.cases)(
    'anomaly: $name',
    ({ cumulative_quantity, planned_quantity, grade }) => {
      const { low, medium } = measurementAnomaly;
      expect(
        anomalyGrade(
          parseQuantity(cumulative_quantity),
          parseQuantity(planned_quantity),
          parsePercent(low),
          parsePercent(medium),
        ),
      ).toBe(grade);
    },
  );

  it.each(measurementPlan.cases)(
    'plan: $name',
    ({ stretches, on, sanctioned_quantity, percentage, planned_quantity }) => {
      const planned = plannedPercentage(stretches, on);
      expect(scaledToText(planned, 4)).toBe(percentage);
      expect(quantityToText(plannedQuantity(parseQuantity(sanctioned_quantity), planned))).toBe(
        planned_quantity,
      );
    },
  );

  it.each(billWage.cases)('wages: $name', ({ days, rate, percent, gross, cess, net }) => {
    const parts = wageParts(parseQuantity(days), parseRate(rate), parsePercent(percent));
    expect([parts.gross, parts.cess, parts.net].map(moneyToText)).toEqual([gross, cess, net]);
  });

  it.each(billSupervision.cases)('supervision: $name', ({ total, percent, amount }) => {
    expect(moneyToText(supervisionAmount(parseMoney(total), parsePercent(percent)))).toBe(amount);
  });

  it.each(billRecovery.cases)(
    'recovery: $name',
    ({ outstanding, gross, percent, is_final, room, amount }) => {
      expect(
        moneyToText(
          advanceRecovery(
            parseMoney(outstanding),
            parseMoney(gross),
            parsePercent(percent),
            is_final,
            parseMoney(room),
          ),
        ),
      ).toBe(amount);
    },
  );

  it.each(billRelease.cases)(
    'release of a deposit: $name',
    ({ withheld, released, percent, stage, amount }) => {
      const share = securityShare(
        parseMoney(withheld),
        parseMoney(released),
        parsePercent(percent),
        stage as 'COMPLETION' | 'LIABILITY_END',
      );
      expect(moneyToText(share)).toBe(amount);
    },
  );

  it.each(billDeductionCases.cases)(
    'deductions: $name',
    ({ rules, excluding, including, supplies, entered, deductions }) => {
      const found = billDeductions(
        rules as ChargeRule[],
        parseMoney(excluding),
        parseMoney(including),
        supplies,
        entered,
      );
      expect(
        found.map(({ head_code, calculated_amount, amount, is_typed }) => ({
          head_code,
          calculated_amount: moneyToText(calculated_amount),
          amount: moneyToText(amount),
          is_typed,
        })),
      ).toEqual(deductions);
    },
  );
});
