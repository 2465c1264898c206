import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  move,
  nonSorLine,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  sorLine,
  type Saved,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const stateAdmin = 'admin.od@demo.digit.example';
type Fields = Record<string, postgres.JSONValue>;
const codes = ({ fields }: { fields: { pointer: string; code: string }[] }) =>
  fields.map(({ pointer, code }) => `${pointer} ${code}`);
async function call<T>(q: postgres.TransactionSql, query: string, ...args: unknown[]) {
  const [row] = await q.unsafe(`select ${query} as answer`, args as never[]);
  return (row as unknown as { answer: T }).answer;
}

/** A wall of bricks, sand and masons that is analysed, a filling whose rate is typed, and an estimate with both. */
async function withStatement(scope: Scope): Promise<{ project: Saved; estimate: Saved }> {
  await scope.as(null);
  await scope.sql`insert into public.sor_items (tenant_id, code, sor_type, sub_type, description, unit_code, quantity) values
    ('od', 'T_MASON', 'L', 'Labour', 'Mason', 'NOS', 1), ('od', 'T_SAND', 'M', 'Test sand', 'Sand of the test', 'CUM', 1),
    ('od', 'T_BRICK', 'M', 'Test bricks', 'Brick of the test', 'NOS', 1000),
    ('od', 'T_WALL', 'W', 'Masonry', 'Brick wall of the test', 'CUM', 1), ('od', 'T_PLASTER', 'W', 'Masonry', 'Plaster of the test', 'SQM', 1),
    ('od', 'T_FILL', 'W', 'Earth work', 'Filling of the test', 'CUM', 1)`;
  await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values
    ('od', 'od', 'T_MASON', 385, '2026-04-01'), ('od', 'od', 'T_SAND', 800, '2026-04-01'), ('od', 'od', 'T_BRICK', 5000, '2026-04-01'),
    ('od', 'od', 'T_FILL', 120, '2026-04-01')`;
  await scope.as(stateAdmin);
  const analysis = (code: string, quantity: string, parts: [string, string][], charges: Fields[]) =>
    call(scope.sql, 'public.save_analysis($1, $2)', 'od', {
      sor_code: code,
      effective_from: '2026-05-01',
      quantity,
      parts: parts.map(([basic_code, amount]) => ({ basic_code, quantity: amount })),
      charges,
    });
  await analysis(
    'T_WALL',
    '10',
    [
      ['T_BRICK', '4800'],
      ['T_SAND', '2.5'],
      ['T_MASON', '8'],
    ],
    [{ description: 'Scaffolding', head_code: 'ADC.4', calculation: 'FIXED', figure: '100' }],
  );
  await analysis(
    'T_PLASTER',
    '3',
    [
      ['T_SAND', '0.1'],
      ['T_MASON', '0.5'],
    ],
    [],
  );
  await scope.as(person('je'));
  const project = await saveProject(scope.sql, projectDraft({ estimated_cost: '90000' }));
  const rows = (number: string) => [{ description: 'Part', number }];
  const estimate = await saveEstimate(
    scope.sql,
    estimateDraft(project.id, {
      lines: [
        { ...sorLine('T_WALL'), section: 'Compound', measurements: rows('12.5') },
        { ...sorLine('T_PLASTER'), section: 'Compound', measurements: rows('7') },
        { ...sorLine('T_FILL'), measurements: rows('10') },
        nonSorLine(),
      ],
    }),
  );
  return { project, estimate };
}

interface Statement {
  works: { sor_code: string; problem: string | null; section: string | null; amount: number }[];
  groups: Record<'L' | 'M' | 'E', { code: string; quantity: number; amount: number }[]>;
  charges: object[];
  buckets: Record<string, number>;
  totals: Record<string, number>;
}
const statement = (q: postgres.TransactionSql, id: string, tenant = JATNI) =>
  call<Statement>(q, 'public.get_estimate_statement($1, $2)', tenant, id);

describe('the analysis statement', () => {
  it('explodes each works line, merges equal items, and keeps a line without analysis in sight', () =>
    story(sql, async (scope) => {
      const { estimate } = await withStatement(scope);
      const result = await statement(scope.sql, estimate.id);
      expect(result.works).toMatchObject([
        { sor_code: 'T_WALL', problem: null, section: 'Compound' },
        { sor_code: 'T_PLASTER', problem: null },
        { sor_code: 'T_FILL', problem: 'COMPOSITION_NOT_FOUND_IN_RATES', amount: 1200 },
      ]);
      // 12.5 × 2.5 / 10 + 7 × 0.1 / 3 cubic metres of sand; bricks by the thousand.
      expect(result.groups.M).toMatchObject([
        { code: 'T_BRICK', quantity: 6000, amount: 30000 },
        { code: 'T_SAND', quantity: 3.3583, amount: 2686.64 },
      ]);
      expect(result.groups.L).toMatchObject([
        { code: 'T_MASON', quantity: 11.1667, amount: 4299.18 },
      ]);
      expect(result.groups.E).toEqual([]);
      expect(result.charges).toMatchObject([
        { description: 'Scaffolding', head_code: 'ADC.4', amount: 125 },
      ]);
      // Head amounts of the rates: material and charges of the wall are 2,610 a cubic metre, of the plaster 26.67.
      expect(result.buckets).toEqual({ LABOUR: 4299.19, MATERIAL: 32811.69, LABOUR_CESS: 371.12 });
      expect(result.totals).toMatchObject({ unanalysed: 1200, cess: 371.12, charges: 125 });
    }));

  it('stays the same when rates and analyses change later; it says so where a rate is another', () =>
    story(sql, async (scope) => {
      const { estimate } = await withStatement(scope);
      await forward(scope, estimate, 4);
      await scope.as(person('je'));
      const before = await statement(scope.sql, estimate.id);
      await scope.as(stateAdmin);
      await call(scope.sql, 'public.save_rate($1, $2)', 'od', {
        sor_code: 'T_BRICK',
        rate: '9000',
        valid_from: (await scope.sql`select (private.local_date('od') + 1)::text as day`)[0]?.[
          'day'
        ] as string,
      });
      await scope.sql`set constraints all immediate`;
      await scope.as(person('je'));
      expect(await statement(scope.sql, estimate.id)).toEqual(before);
      await scope.as(null);
      await scope.sql`alter table public.estimate_lines disable trigger user`;
      await scope.sql`update public.estimate_lines set rate = 1, amount = round(quantity, 2) where estimate_id = ${estimate.id} and sor_code = 'T_WALL'`;
      await scope.as(person('je'));
      expect((await statement(scope.sql, estimate.id)).works[0]).toMatchObject({
        problem: 'RATES_MISMATCH',
      });
    }));

  it('names what is missing: a rate, the rate of a part, any schedule line, the estimate', () =>
    story(sql, async (scope) => {
      const { estimate, project } = await withStatement(scope);
      await scope.as(null);
      await scope.sql`delete from public.sor_rates where sor_code in ('T_FILL', 'T_BRICK')`;
      await scope.as(person('je'));
      expect((await statement(scope.sql, estimate.id)).works.map(({ problem }) => problem)).toEqual(
        ['NO_RATES_FOUND_FOR_BASIC_SOR', null, 'RATE_NOT_FOUND'],
      );
      expect(await scope.refused((q) => statement(q, project.id))).toMatchObject({
        state: 'PT404',
        code: 'ESTIMATES_NOT_FOUND',
      });
      const other = await saveProject(scope.sql, projectDraft());
      const bare = await saveEstimate(
        scope.sql,
        estimateDraft(other.id, { lines: [nonSorLine()] }),
      );
      expect(await scope.refused((q) => statement(q, bare.id))).toMatchObject({
        state: 'PT409',
        code: 'NO_SOR_PRESENT',
      });
      await scope.as(person('je', 'dhenkanal'));
      expect(await scope.refused((q) => statement(q, estimate.id))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }));

  it('is made of measured quantities too', () =>
    story(sql, async (scope) => {
      const { estimate } = await withStatement(scope);
      await scope.as(null);
      const lines =
        await scope.sql`select id, sor_code from public.estimate_lines where estimate_id = ${estimate.id} and category <> 'OVERHEAD'`;
      const result = await call<Statement>(
        scope.sql,
        'private.statement_of($1, $2)',
        JATNI,
        lines.map((line) => ({
          estimate_line_id: line['id'] as string,
          quantity: line['sor_code'] === 'T_WALL' ? '2.5' : '0',
        })),
      );
      expect(result.groups.M).toMatchObject([
        { code: 'T_BRICK', quantity: 1200, amount: 6000 },
        { code: 'T_SAND', quantity: 0.625, amount: 500 },
      ]);
    }));
});

describe('a template', () => {
  const template: Fields = {
    code: 'T_DRAIN',
    name: 'Drain of the test',
    project_type_code: 'DR',
    lines: [
      { category: 'SOR', sor_code: 'sor_test', section: 'Earth work' },
      { category: 'NON_SOR', description: 'Name board', unit_code: 'NOS', rate: '1500.5' },
    ],
  };
  const save = (
    q: postgres.TransactionSql,
    changes: Fields = {},
    version: number | null = null,
    tenant = JATNI,
  ) =>
    call<{ id: string; version: number }>(
      q,
      'public.save_estimate_template($1, $2, $3)',
      tenant,
      { ...template, ...changes },
      version,
    );

  it('is kept by who may, applied by who makes estimates, at the rates of the day and without measurements', () =>
    story(sql, async (scope) => {
      await draftedEstimate(scope);
      expect(await scope.refused((q) => save(q))).toMatchObject({ code: 'NOT_PERMITTED' });
      await scope.as(person('ae'));
      const { id } = await save(scope.sql);
      expect(await scope.refused((q) => save(q, { code: 'T_OTHER' }, null, 'od'))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      await scope.as(person('je'));
      expect(
        await call(scope.sql, 'public.get_estimate_template($1, $2)', JATNI, id),
      ).toMatchObject({
        code: 'T_DRAIN',
        version: 1,
        lines: [
          {
            sor_code: 'SOR_TEST',
            section: 'Earth work',
            rate: 412.5,
            unit_code: 'CUM',
            is_missing: false,
          },
          { description: 'Name board', rate: 1500.5 },
        ],
      });
      await scope.as(null);
      await scope.sql`update public.sor_items set is_active = false where code = 'SOR_TEST'`;
      await scope.as(person('je'));
      expect(
        await call(scope.sql, 'public.get_estimate_template($1, $2)', JATNI, id),
      ).toMatchObject({ lines: [{ is_missing: true, rate: null }, {}] });
      await scope.as(person('je', 'dhenkanal'));
      expect(
        await scope.refused((q) => q`select public.get_estimate_template('od.dhenkanal', ${id})`),
      ).toMatchObject({ code: 'NOT_FOUND' });
      expect(
        await scope.sql`select code from public.estimate_templates where code = 'T_DRAIN'`,
      ).toHaveLength(0);
    }));

  it('is refused with every fault at once, and when somebody changed it first', () =>
    story(sql, async (scope) => {
      await draftedEstimate(scope);
      await scope.as(person('ae'));
      expect(
        codes(
          await scope.refused((q) =>
            save(q, {
              code: 'x y',
              name: '',
              project_type_code: 'ZZ',
              lines: [
                { category: 'SOR', sor_code: 'NOPE' },
                { category: 'NON_SOR', unit_code: 'ZZ', rate: '-1' },
                { category: 'OVERHEAD', overhead_code: 'ZZ' },
                { category: 'ELSE' },
              ],
            }),
          ),
        ),
      ).toEqual([
        '/code INVALID_CHARACTERS',
        '/name REQUIRED',
        '/project_type_code NOT_IN_MASTER',
        '/lines/0/sor_code INVALID_SOR_ID',
        '/lines/1/description REQUIRED',
        '/lines/1/unit_code INVALID_UOM',
        '/lines/1/rate OUT_OF_RANGE',
        '/lines/2/overhead_code INVALID_OVERHEAD',
        '/lines/3/category ESTIMATE_DETAIL.CATEGORY',
      ]);
      const { id, version } = await save(scope.sql);
      expect(codes(await scope.refused((q) => save(q)))).toEqual(['/code MASTER_EXISTS']);
      await save(scope.sql, { id, name: 'Another name' }, version);
      expect(await scope.refused((q) => save(q, { id, name: 'Mine' }, version))).toMatchObject({
        code: 'STALE_VERSION',
      });
    }));
});

describe('an estimate like another', () => {
  const duplicate = (
    q: postgres.TransactionSql,
    estimate: string,
    project: string,
    withMeasurements = false,
  ) =>
    call<Saved & { dropped: string[] }>(
      q,
      'public.duplicate_estimate($1, $2, $3, $4)',
      JATNI,
      estimate,
      project,
      withMeasurements,
    );

  it('is a draft of another project at the rates of today, with or without the measurements', () =>
    story(sql, async (scope) => {
      const { estimate, project } = await withStatement(scope);
      const [one, two] = [
        await saveProject(scope.sql, projectDraft()),
        await saveProject(scope.sql, projectDraft()),
      ];
      const blank = await duplicate(scope.sql, estimate.id, one.id);
      expect(blank).toMatchObject({ state: 'DRAFTED', dropped: [], exact_total: 0 });
      await scope.as(null);
      await scope.sql`update public.sor_items set is_active = false where code = 'T_FILL'`;
      await scope.as(person('je'));
      const whole = await duplicate(scope.sql, estimate.id, two.id, true);
      expect(whole.dropped).toEqual(['T_FILL']);
      expect(
        await scope.sql`select section, sor_code, quantity::text as quantity from public.estimate_lines where estimate_id = ${whole.id} and category <> 'OVERHEAD' order by ordinal`,
      ).toMatchObject([
        { section: 'Compound', sor_code: 'T_WALL', quantity: '12.5000' },
        { section: 'Compound', sor_code: 'T_PLASTER' },
        { section: null, sor_code: null, quantity: '3.0000' },
      ]);
      expect(await scope.refused((q) => duplicate(q, estimate.id, project.id))).toMatchObject({
        code: 'ESTIMATE_EXISTS',
      });
      expect(await scope.refused((q) => duplicate(q, project.id, one.id))).toMatchObject({
        code: 'PAPER_NOT_FOUND',
      });
      await scope.as(person('ae'));
      expect(await scope.refused((q) => duplicate(q, estimate.id, one.id))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }));
});

describe('an estimate over several years', () => {
  const spread = (q: postgres.TransactionSql, id: string, shares: Fields[], version: number) =>
    call<number>(q, 'public.save_estimate_years($1, $2, $3, $4)', JATNI, id, shares, version);

  it('adds up to its payable total, and is not submitted when it no longer does', () =>
    story(sql, async (scope) => {
      const { estimate, project } = await withStatement(scope);
      await scope.as(null);
      const total = estimate['payable_total'] as number;
      const [year] =
        await scope.sql`select private.financial_year(private.local_date(${JATNI})) as this, private.financial_year((private.local_date(${JATNI}) + interval '1 year')::date) as next`;
      const { this: first, next } = year as unknown as { this: string; next: string };
      await scope.as(person('je'));
      const shares = (amount: number) => [
        { financial_year: first, amount: '10000' },
        { financial_year: next, amount: String(amount) },
      ];
      expect(
        codes(await scope.refused((q) => spread(q, estimate.id, shares(total), estimate.version))),
      ).toEqual(['/shares YEAR_SHARES_MISMATCH']);
      expect(
        codes(
          await scope.refused((q) =>
            spread(
              q,
              estimate.id,
              [
                { financial_year: '2001-02', amount: '1' },
                { financial_year: first, amount: '' },
                { financial_year: first, amount: '5' },
                { financial_year: '2026-28', amount: '5' },
              ],
              estimate.version,
            ),
          ),
        ),
      ).toEqual([
        '/shares/0/financial_year INVALID_FINANCIAL_YEAR',
        '/shares/1/amount MUST_BE_POSITIVE',
        '/shares/2/financial_year DUPLICATE_ROW',
        '/shares/3/financial_year INVALID_FINANCIAL_YEAR',
      ]);
      const version = await spread(scope.sql, estimate.id, shares(total - 10000), estimate.version);
      expect(
        await call<{ year_shares: object[] }>(
          scope.sql,
          'public.get_estimate($1, $2)',
          JATNI,
          estimate.id,
        ),
      ).toMatchObject({
        year_shares: [
          { financial_year: first, amount: 10000 },
          { financial_year: next, amount: total - 10000 },
        ],
      });
      expect(
        await scope.refused((q) => spread(q, estimate.id, [], estimate.version)),
      ).toMatchObject({ code: 'STALE_VERSION' });
      // The estimate grows; its years have to be told again.
      const grown = await saveEstimate(
        scope.sql,
        estimateDraft(project.id, {
          id: estimate.id,
          lines: [nonSorLine()],
        }),
        version,
      );
      expect(
        codes(
          await scope.refused((q) =>
            move(q, estimate.id, { action: 'SUBMIT', version: grown.version }),
          ),
        ),
      ).toEqual(['/year_shares YEAR_SHARES_MISMATCH']);
      const settled = await spread(scope.sql, estimate.id, [], grown.version);
      await forward(scope, { ...estimate, version: settled }, 1);
      await scope.as(person('je'));
      expect(await scope.refused((q) => spread(q, estimate.id, [], settled + 1))).toMatchObject({
        code: 'NOT_EDITABLE',
      });
      await scope.as(person('ae'));
      expect(await scope.refused((q) => spread(q, estimate.id, [], settled + 1))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }));
});
