import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import estimateLine from '../fixtures/calc/estimate-line.json';
import estimateTotal from '../fixtures/calc/estimate-total.json';
import financialYear from '../fixtures/calc/financial-year.json';
import numberFormat from '../fixtures/calc/number-format.json';
import overhead from '../fixtures/calc/overhead.json';
import rowQuantity from '../fixtures/calc/row-quantity.json';
import { JATNI, person, projectDraft, saveProject } from './support/papers.ts';
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
    values (${JATNI}, ${id}, ${project.id}, current_date, current_date, ${randomUUID()}, 'Vector')`;
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
});
