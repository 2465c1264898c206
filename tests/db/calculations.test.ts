import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import billDeductions from '../fixtures/calc/bill-deductions.json';
import billRecovery from '../fixtures/calc/bill-recovery.json';
import billRelease from '../fixtures/calc/bill-release.json';
import billSupervision from '../fixtures/calc/bill-supervision.json';
import billWage from '../fixtures/calc/bill-wage.json';
import deviation from '../fixtures/calc/deviation.json';
import estimateLine from '../fixtures/calc/estimate-line.json';
import estimateTotal from '../fixtures/calc/estimate-total.json';
import financialYear from '../fixtures/calc/financial-year.json';
import measurementAnomaly from '../fixtures/calc/measurement-anomaly.json';
import measurementLine from '../fixtures/calc/measurement-line.json';
import measurementPlan from '../fixtures/calc/measurement-plan.json';
import numberFormat from '../fixtures/calc/number-format.json';
import overhead from '../fixtures/calc/overhead.json';
import rateAnalysis from '../fixtures/calc/rate-analysis.json';
import rowQuantity from '../fixtures/calc/row-quantity.json';
import { JATNI, person, projectDraft, saveProject } from './support/papers.ts';
import { acceptedOrder } from './support/measuring.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Line = {
  category: string;
  rate?: string | null;
  overhead_code?: string | null;
  lump_sum?: string | null;
  measurements?: Record<string, unknown>[];
};

/** Writes lines straight into the tables and lets the database compute, as `save_estimate` does after its checks. */
async function computed(
  scope: Scope,
  lines: Line[],
  overheads: { code: string; calculation: string; value: string | null }[] = [],
) {
  await scope.as(person('je'));
  const project = await saveProject(scope.sql, projectDraft());
  await scope.as(null);
  await scope.sql`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code) values ('od', 'SOR_VECTOR', 'W', 'Vector', 'CUM')`;
  const id = randomUUID();
  await scope.sql`insert into public.estimates (tenant_id, id, project_id, proposed_on, rates_on, created_by, created_by_name)
    values (${JATNI}, ${id}, ${project.id}, private.local_date('od.jatni'), private.local_date('od.jatni'), ${randomUUID()}, 'Vector')`;
  for (const [index, line] of lines.entries()) {
    const rule = overheads.find(({ code }) => code === line.overhead_code);
    const lineId = randomUUID();
    await scope.sql`insert into public.estimate_lines (tenant_id, id, estimate_id, ordinal, category, sor_tenant_id, sor_code, overhead_code, rate, percentage, lump_sum)
      values (${JATNI}, ${lineId}, ${id}, ${index}, ${line.category}, ${line.category === 'SOR' ? 'od' : null},
        ${line.category === 'SOR' ? 'SOR_VECTOR' : null}, ${line.overhead_code ?? null}, ${line.rate ?? null},
        ${rule?.calculation === 'PERCENTAGE' ? rule.value : null}, ${rule?.calculation === 'LUMPSUM' ? (rule.value ?? line.lump_sum ?? null) : null})`;
    for (const [ordinal, row] of (line.measurements ?? []).entries()) {
      await scope.sql`insert into public.estimate_measurements ${scope.sql({ tenant_id: JATNI, line_id: lineId, ordinal, ...row } as unknown as Record<string, string>)}`;
    }
  }
  await scope.sql`select private.recalculate_estimate(${JATNI}, ${id})`;
  const [header] =
    await scope.sql`select sor_total, non_sor_total, exact_total, payable_total from public.estimates where id = ${id}`;
  const rows =
    await scope.sql`select overhead_code, quantity, amount from public.estimate_lines where estimate_id = ${id} order by ordinal`;
  return { header: header as Record<string, string>, rows };
}

describe('the golden vectors, computed by the database', () => {
  it.each(rowQuantity.cases)(
    'row quantity: $name',
    async ({ number, length, breadth, height, quantity }) => {
      const [row] =
        await sql`select private.row_quantity(${number}, ${length}, ${breadth}, ${height})::quantity as quantity`;
      expect(row?.['quantity']).toBe(quantity);
    },
  );

  it.each(deviation.cases)('deviation: $name', async ({ original, revised, ...expected }) => {
    const [row] = await sql`
      select (d ->> 'quantity') as quantity, (d ->> 'amount') as amount, (d ->> 'percent') as percent, (d ->> 'flag') as flag
      from private.deviation_of(${original.quantity}, ${original.amount}, ${revised.quantity}, ${revised.amount}) d`;
    expect(row).toMatchObject({
      quantity: expected.quantity,
      amount: expected.amount,
      percent: expected.percent,
      flag: expected.flag,
    });
  });

  it.each(estimateLine.cases)('line: $name', async ({ rate, measurements, quantity, amount }) => {
    await story(sql, async (scope) => {
      const { rows } = await computed(scope, [{ category: 'SOR', rate, measurements }]);
      expect(rows[0]).toMatchObject({ quantity, amount });
    });
  });

  it.each(overhead.cases)(
    'overhead: $name',
    async ({ calculation, value, lump_sum, works_total, amount }) => {
      const [row] = await sql`select coalesce(
      ${calculation === 'PERCENTAGE' ? sql`private.percent_of(${value}::percentage, ${works_total}::money_inr)` : sql`null::numeric`},
      ${value}::numeric, ${lump_sum}::numeric, 0)::money_inr as amount`;
      expect(row?.['amount']).toBe(amount);
    },
  );

  it.each(estimateTotal.cases)('total: $name', async (expected) => {
    await story(sql, async (scope) => {
      const { header, rows } = await computed(scope, expected.lines, estimateTotal.overheads);
      expect(header).toEqual({
        sor_total: expected.sor,
        non_sor_total: expected.non_sor,
        exact_total: expected.exact_total,
        payable_total: expected.payable_total,
      });
      const overheads = rows.filter((row) => row['overhead_code'] !== null);
      expect(
        Object.fromEntries(overheads.map((row) => [row['overhead_code'], row['amount']])),
      ).toEqual(expected.overheads);
    });
  });

  it.each(rateAnalysis.cases)(
    'rate analysis: $name',
    async ({ quantity, parts, charges, cess_percent, expected }) => {
      const [row] =
        await sql`select private.analyse_rate(${quantity}, ${sql.json(parts)}, ${sql.json(charges)}, ${cess_percent}) as a`;
      const money = (value: unknown) => Number(value).toFixed(2);
      const result = row?.['a'] as Record<string, unknown>;
      const amounts = (values: unknown) => (values as unknown[]).map(money);
      expect(
        Object.fromEntries(
          Object.entries(result['heads'] as object).map(([head, sum]) => [head, money(sum)]),
        ),
      ).toEqual(expected.heads);
      expect(money(result['rate'])).toBe(expected.rate);
      expect(money(result['cess'])).toBe(expected.cess);
      expect(amounts(result['parts'])).toEqual(expected.parts);
      expect(amounts(result['charges'])).toEqual(expected.charges);
    },
  );

  it.each(numberFormat.cases)(
    'number format: $number',
    async ({ pattern, date, sequence, city_code, number }) => {
      const [row] =
        await sql`select private.format_number(${pattern}, ${date}, ${city_code}, ${sequence}) as number`;
      expect(row?.['number']).toBe(number);
    },
  );

  it.each(financialYear.cases)('financial year: $date', async ({ date, financial_year }) => {
    const [row] = await sql`select private.financial_year(${date}) as year`;
    expect(row?.['year']).toBe(financial_year);
  });

  it.each(measurementLine.cases.filter(({ is_over }) => !is_over))(
    'measured line: $name',
    async (expected) => {
      await story(sql, async (scope) => {
        const order = await acceptedOrder(scope);
        const q = scope.sql;
        const [book] =
          await q`insert into public.measurements (tenant_id, work_order_id, project_id, organisation_id, order_version, measured_on, from_on,
            to_on, created_by, created_by_name)
          select tenant_id, id, project_id, organisation_id, 1, private.local_date('od.jatni'), private.local_date('od.jatni'), private.local_date('od.jatni'), created_by, 'Vector'
          from public.work_orders where id = ${order.id} returning id`;
        const [line] =
          await q`insert into public.measurement_lines (tenant_id, measurement_id, work_order_line_id, ordinal, category, rate,
            sanctioned_quantity, previous_quantity, sample_quantity)
          values (${JATNI}, ${book?.['id'] as string}, ${order.lines[0]}, 1, 'SOR', ${expected.rate}, ${expected.sanctioned_quantity},
            ${expected.previous_quantity}, ${expected.sample_quantity}) returning id`;
        for (const [side, rows] of [
          ['CONTRACTOR', expected.contractor_rows],
          ['OFFICER', expected.officer_rows],
        ] as const) {
          for (const [ordinal, row] of rows.entries()) {
            await q`insert into public.measurement_rows ${q({ tenant_id: JATNI, line_id: line?.['id'] as string, side, ordinal, ...row } as unknown as Record<string, string>)}`;
          }
        }
        await q`select private.recalculate_measurement(${JATNI}, ${book?.['id'] as string})`;
        const [found] =
          await q`select contractor_quantity, officer_quantity, current_quantity, cumulative_quantity,
          (sanctioned_quantity - cumulative_quantity)::quantity as balance_quantity, amount, cumulative_amount
          from public.measurement_lines where id = ${line?.['id'] as string}`;
        expect(found).toEqual({
          contractor_quantity: expected.contractor_quantity,
          officer_quantity: expected.officer_quantity,
          current_quantity: expected.current_quantity,
          cumulative_quantity: expected.cumulative_quantity,
          balance_quantity: expected.balance_quantity,
          amount: expected.amount,
          cumulative_amount: expected.cumulative_amount,
        });
      });
    },
  );

  it.each(measurementAnomaly.cases)(
    'anomaly: $name',
    async ({ cumulative_quantity, planned_quantity, grade }) => {
      const { low, medium } = measurementAnomaly;
      const [row] =
        await sql`select private.anomaly_grade(${cumulative_quantity}, ${planned_quantity}, ${low}, ${medium}) as grade`;
      expect(row?.['grade']).toBe(grade);
    },
  );

  it.each(measurementPlan.cases)(
    'plan: $name',
    async ({ stretches, on, sanctioned_quantity, percentage, planned_quantity }) => {
      const [row] = await sql`
        with planned as (
          select coalesce(sum(private.planned_share((s ->> 'percentage')::numeric, (s ->> 'from_on')::date, (s ->> 'to_on')::date, ${on})), 0) as percentage
          from jsonb_array_elements(${sql.json(stretches)}) s)
        select p.percentage::percentage as percentage, private.percent_of_quantity(p.percentage, ${sanctioned_quantity})::quantity as quantity from planned p`;
      expect(row).toEqual({ percentage, quantity: planned_quantity });
    },
  );

  it.each(billWage.cases)('wages: $name', async ({ days, rate, percent, gross, cess, net }) => {
    const [row] =
      await sql`select gross::money_inr, cess::money_inr, net::money_inr from private.wage_parts(${days}, ${rate}, ${percent})`;
    expect(row).toEqual({ gross, cess, net });
  });

  it.each(billSupervision.cases)('supervision: $name', async ({ total, percent, amount }) => {
    const [row] =
      await sql`select private.supervision_amount(${total}, ${percent})::money_inr as amount`;
    expect(row?.['amount']).toBe(amount);
  });

  it.each(billRecovery.cases)(
    'recovery: $name',
    async ({ outstanding, gross, percent, is_final, room, amount }) => {
      const [row] =
        await sql`select private.advance_recovery(${outstanding}, ${gross}, ${percent}, ${is_final}, ${room})::money_inr as amount`;
      expect(row?.['amount']).toBe(amount);
    },
  );

  it.each(billRelease.cases)(
    'release of a deposit: $name',
    async ({ withheld, released, percent, stage, amount }) => {
      const [row] =
        await sql`select private.security_share(${withheld}, ${released}, ${percent}, ${stage})::money_inr as amount`;
      expect(row?.['amount']).toBe(amount);
    },
  );

  it.each(billDeductions.cases)(
    'deductions: $name',
    async ({ rules, excluding, including, supplies, entered, deductions }) => {
      const rows =
        await sql`select head_code, calculated_amount::money_inr, amount::money_inr, is_typed
          from private.bill_deductions(${sql.json(rules)}, ${excluding}, ${including}, ${sql.json(supplies)}, ${sql.json(entered)}) order by ordinal`;
      expect([...rows]).toEqual(deductions);
    },
  );
});
