import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  sorLine,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const STATE = 'od';
const DHENKANAL = 'od.dhenkanal';
const stateAdmin = 'admin.od@demo.digit.example';
type Json = postgres.JSONValue;
type Fields = Record<string, Json>;

/** Labour at 345 and 385, sand at 800 a cubic metre, bricks at 5,000 a thousand; a works item without a rate. */
async function withBasics(scope: Scope): Promise<void> {
  await scope.as(null);
  await scope.sql`insert into public.sor_items (tenant_id, code, sor_type, sub_type, description, unit_code, quantity) values
    ('od', 'T_MASON', 'L', 'Labour', 'Mason', 'NOS', 1), ('od', 'T_SAND', 'M', 'Test sand', 'Sand of the test', 'CUM', 1),
    ('od', 'T_BRICK', 'M', 'Test bricks', 'Brick of the test', 'NOS', 1000), ('od', 'T_MIXER', 'E', 'Machinery', 'Mixer', 'NOS', 1),
    ('od', 'T_WALL', 'W', 'Masonry', 'Brick wall of the test', 'CUM', 1), ('od', 'T_FILL', 'W', 'Earth work', 'Filling of the test', 'CUM', 1)`;
  await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values
    ('od', 'od', 'T_MASON', 385, '2026-04-01'), ('od', 'od', 'T_SAND', 800, '2026-04-01'), ('od', 'od', 'T_BRICK', 5000, '2026-04-01')`;
  await settle(scope);
}

/** What happens at the end of a transaction, now. */
const settle = async ({ sql: q }: Scope) => {
  await q`set constraints all immediate`;
  await q`set constraints all deferred`;
};

const WALL: Fields = {
  sor_code: 'T_WALL',
  effective_from: '2026-05-01',
  quantity: '10',
  parts: [
    { basic_code: 'T_BRICK', quantity: '4800' },
    { basic_code: 'T_SAND', quantity: '2.5' },
    { basic_code: 'T_MASON', quantity: '8' },
  ],
};

async function call<T>(
  q: postgres.Sql | postgres.TransactionSql,
  query: string,
  ...args: unknown[]
) {
  const [row] = await q.unsafe(`select ${query} as answer`, args as never[]);
  return (row as unknown as { answer: T }).answer;
}
type Computed = {
  id: string;
  rate: number;
  heads: Record<string, number>;
  present: number | null;
  difference: number | null;
  missing: string[];
};
const saveAnalysis = (
  q: postgres.TransactionSql,
  analysis: Fields,
  { tenant = STATE, isPreview = false, version = null as number | null } = {},
) =>
  call<Computed>(q, 'public.save_analysis($1, $2, $3, $4)', tenant, analysis, isPreview, version);
const saveRate = (q: postgres.TransactionSql, rate: Fields, tenant = STATE, isPreview = false) =>
  call<{
    id: string;
    rate: number;
    present: number | null;
    difference: number | null;
    works: number;
  }>(q, 'public.save_rate($1, $2, $3)', tenant, rate, isPreview);
const saveLead = (q: postgres.TransactionSql, kind: string, lead: Fields, tenant = STATE) =>
  call<string>(q, 'public.save_lead($1, $2, $3)', tenant, kind, lead);
const day = async ({ sql: q }: Scope, ahead: number) =>
  ((await q`select (private.local_date('od') + ${ahead}::int)::text as day`)[0] as { day: string })
    .day;
/** What an item costs in a place on a day, as an estimate asks. */
const rateOf = async (scope: Scope, code: string, tenant: string, ahead = 0) =>
  (
    (await scope.sql.unsafe(
      `select private.sor_rate($1, 'od', $2, private.local_date('od') + $3::int)::text as rate`,
      [tenant, code, ahead],
    )) as unknown as [{ rate: string | null }]
  )[0].rate;
const money = (text: string | null) => (text === null ? null : Number(text).toFixed(2));
const rates = async (scope: Scope, code: string, tenant = STATE) =>
  (
    await scope.sql<{ rate: string; source: string; from: string; to: string | null }[]>`
    select rate::numeric(14,2)::text as rate, source, valid_from::text as from, valid_to::text as to from public.sor_rates
    where tenant_id = ${tenant} and sor_code = ${code} order by valid_from`
  ).map((row) => ({ ...row }));
const codes = ({ fields }: { fields: { pointer: string; code: string }[] }) =>
  fields.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a rate that is typed', () => {
  it('by the state ends the one before it the day before, and keeps the history', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const from = await day(scope, 10);
      const preview = await saveRate(
        scope.sql,
        { sor_code: 'T_SAND', rate: '850', valid_from: from },
        STATE,
        true,
      );
      expect(preview).toMatchObject({ rate: 850, present: 800, difference: 50, works: 0 });
      expect(await rates(scope, 'T_SAND')).toHaveLength(1);
      await saveRate(scope.sql, {
        sor_code: 'T_SAND',
        heads: { 'MA.2': '800', 'RA.8': '50' },
        valid_from: from,
      });
      expect(await rates(scope, 'T_SAND')).toEqual([
        { rate: '800.00', source: 'TYPED', from: '2026-04-01', to: await day(scope, 9) },
        { rate: '850.00', source: 'TYPED', from, to: null },
      ]);
      // One that has not begun may be given again, or withdrawn: then the one before it goes on.
      const again = await saveRate(scope.sql, {
        sor_code: 'T_SAND',
        rate: '860',
        valid_from: from,
      });
      expect((await rates(scope, 'T_SAND')).map(({ rate }) => rate)).toEqual(['800.00', '860.00']);
      await scope.sql`select public.end_rate('od', ${again.id}, null)`;
      expect(await rates(scope, 'T_SAND')).toEqual([
        { rate: '800.00', source: 'TYPED', from: '2026-04-01', to: null },
      ]);
    }));

  it('is refused in the past, before another, unchanged, with heads that do not add up or are unknown', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const refused = async (rate: Fields) => codes(await scope.refused((q) => saveRate(q, rate)));
      const today = await day(scope, 0);
      const later = await day(scope, 5);
      expect(
        await refused({ sor_code: 'T_SAND', rate: '1', valid_from: await day(scope, -1) }),
      ).toEqual(['/valid_from RATE_DATE_PAST']);
      expect(await refused({ sor_code: 'T_SAND', rate: '800', valid_from: later })).toEqual([
        '/rate RATE_SAME',
      ]);
      await saveRate(scope.sql, { sor_code: 'T_SAND', rate: '900', valid_from: later });
      expect(await refused({ sor_code: 'T_SAND', rate: '850', valid_from: today })).toEqual([
        '/valid_from RATE_BEFORE_PREVIOUS',
      ]);
      expect(await refused({ sor_code: 'NOPE', rate: '1' })).toEqual(['/sor_code INVALID_SOR_ID']);
      expect(await refused({ sor_code: 'T_SAND', rate: '0', valid_from: later })).toEqual([
        '/rate MUST_BE_POSITIVE',
      ]);
      expect(
        await refused({
          sor_code: 'T_SAND',
          rate: '10',
          heads: { 'MA.2': '9' },
          valid_from: later,
        }),
      ).toEqual(['/rate RATES_MISMATCH']);
      expect(
        await refused({ sor_code: 'T_SAND', heads: { 'XX.1': '9' }, valid_from: later }),
      ).toEqual(['/heads/XX.1 NOT_IN_MASTER']);
      expect(await refused({ sor_code: 'T_SAND', rate: 'ten', valid_from: later })).toEqual([
        '/rate NOT_A_NUMBER',
      ]);
      expect(await refused({ sor_code: 'T_SAND', rate: '9', valid_from: '2026-13-01' })).toEqual([
        '/valid_from INVALID_DATE',
      ]);
      // An item that never had a rate takes one from any day: nobody can have used another.
      await saveRate(scope.sql, { sor_code: 'T_MIXER', rate: '145', valid_from: '2026-04-01' });
      expect(money(await rateOf(scope, 'T_MIXER', JATNI))).toBe('145.00');
    }));

  it('of an agency holds there alone; its engineer sets no other', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(person('ae'));
      const own = await saveRate(scope.sql, { sor_code: 'T_SAND', rate: '720' }, JATNI);
      expect(money(await rateOf(scope, 'T_SAND', JATNI))).toBe('720.00');
      expect(money(await rateOf(scope, 'T_SAND', DHENKANAL))).toBe('800.00');
      for (const tenant of [STATE, DHENKANAL])
        expect(
          await scope.refused((q) => saveRate(q, { sor_code: 'T_SAND', rate: '1' }, tenant)),
        ).toMatchObject({ state: 'PT403', code: 'NOT_PERMITTED' });
      expect(await scope.refused((q) => saveAnalysis(q, WALL, { tenant: JATNI }))).toMatchObject({
        state: 'PT403',
      });
      expect(
        await scope.refused((q) =>
          saveLead(
            q,
            'RATE',
            { sub_type: 'Test sand', lead_type_code: 'TRUCK_10T', rate: '1' },
            JATNI,
          ),
        ),
      ).toMatchObject({ state: 'PT403' });
      // Ended, the state's rate holds again.
      await scope.sql`select public.end_rate(${JATNI}, ${own.id}, private.local_date('od'))`;
      expect(money(await rateOf(scope, 'T_SAND', JATNI, 1))).toBe('800.00');
      for (const who of [person('je'), person('admin'), person('ae', 'dhenkanal'), person('cbo')]) {
        await scope.as(who);
        expect(
          await scope.refused((q) => saveRate(q, { sor_code: 'T_SAND', rate: '700' }, JATNI)),
          who,
        ).toMatchObject({ code: 'NOT_PERMITTED' });
      }
      await scope.as(stateAdmin);
      expect(
        await scope.refused(
          (q) =>
            q`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values ('od', 'od', 'T_MIXER', 1, '2020-01-01')`,
        ),
      ).toMatchObject({ state: '42501' });
    }));
});

describe('a rate analysis', () => {
  it('is computed before it is kept, then gives the rate from its day on', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const preview = await saveAnalysis(scope.sql, WALL, { isPreview: true });
      // Bricks 4,800 × 5,000 / 10 / 1,000, sand 200, masons 308, and one percent of it.
      expect(preview).toMatchObject({
        rate: 2937.08,
        heads: { 'MA.2': 2600, 'LA.1': 308, 'LC.7': 29.08 },
        present: null,
        id: null,
      });
      expect(await rates(scope, 'T_WALL')).toEqual([]);
      const kept = await saveAnalysis(scope.sql, WALL);
      expect(await rates(scope, 'T_WALL')).toEqual([
        { rate: '2937.08', source: 'ANALYSIS', from: '2026-05-01', to: null },
      ]);
      await scope.as(person('je'));
      const [item] = await scope.sql<
        {
          item: {
            rate: { heads: object };
            analyses: { id: string; is_in_force: boolean; rate: number }[];
          };
        }[]
      >`
        select public.get_sor_item(${JATNI}, 'T_WALL') as item`;
      expect(item?.item.analyses).toMatchObject([
        { id: kept.id, is_in_force: true, rate: 2937.08 },
      ]);
      expect(item?.item.rate.heads).toEqual({ 'MA.2': 2600, 'LA.1': 308, 'LC.7': 29.08 });
      // Whoever reads rates may try one out, and keep none.
      expect(
        await saveAnalysis(
          scope.sql,
          { ...WALL, effective_from: await day(scope, 9), quantity: '20' },
          { tenant: JATNI, isPreview: true },
        ),
      ).toMatchObject({ rate: 1468.54, present: 2937.08 });
      expect(await scope.refused((q) => saveAnalysis(q, WALL))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }));

  it('is refused for what it may not be', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const refused = async (changes: Fields) =>
        codes(await scope.refused((q) => saveAnalysis(q, { ...WALL, ...changes })));
      expect(await refused({ sor_code: 'NOPE' })).toEqual(['/sor_code INVALID_SOR_ID']);
      expect(await refused({ sor_code: 'T_SAND' })).toEqual(['/sor_code NOT_A_WORKS_ITEM']);
      expect(await refused({ quantity: '0' })).toEqual(['/quantity MUST_BE_POSITIVE']);
      expect(await refused({ parts: [] })).toEqual(['/parts REQUIRED']);
      expect(await refused({ parts: [{ basic_code: 'T_FILL', quantity: '1' }] })).toEqual([
        '/parts/0/basic_code NOT_A_BASIC_ITEM',
      ]);
      expect(await refused({ parts: [{ basic_code: 'T_MIXER', quantity: '1' }] })).toEqual([
        '/parts/0/basic_code NO_RATES_FOUND',
      ]);
      expect(
        await refused({
          parts: [
            { basic_code: 'T_SAND', quantity: '1' },
            { basic_code: 't_sand', quantity: '' },
          ],
        }),
      ).toEqual(['/parts/1/basic_code DUPLICATE_ROW', '/parts/1/quantity MUST_BE_POSITIVE']);
      expect(
        await refused({
          charges: [{ description: 'x', head_code: 'XX', calculation: 'EVERY', figure: '-1' }],
        }),
      ).toEqual([
        '/charges/0/description TOO_SHORT',
        '/charges/0/head_code NOT_IN_MASTER',
        '/charges/0/calculation NOT_A_CHOICE',
        '/charges/0/figure OUT_OF_RANGE',
      ]);
      expect(await refused({ effective_from: 'soon' })).toEqual(['/effective_from INVALID_DATE']);
    }));

  it('may first have any day; later ones a future day after it, and another rate; one that has come stays', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const first = await saveAnalysis(scope.sql, WALL);
      const [tomorrow, later] = [await day(scope, 1), await day(scope, 9)];
      const refused = async (changes: Fields, version: number | null = null) => {
        const refusal = await scope.refused((q) =>
          saveAnalysis(q, { ...WALL, ...changes }, { version }),
        );
        return refusal.code === 'VALIDATION_FAILED' ? codes(refusal) : refusal.code;
      };
      expect(await refused({ effective_from: await day(scope, 0) })).toEqual([
        '/effective_from ANALYSIS_NOT_FUTURE',
      ]);
      expect(await refused({ effective_from: tomorrow })).toEqual(['/parts RATE_SAME']);
      expect(await refused({ id: first.id, quantity: '9' }, 1)).toBe('ANALYSIS_FIXED');
      const second = await saveAnalysis(scope.sql, {
        ...WALL,
        effective_from: later,
        quantity: '8',
      });
      expect(await refused({ effective_from: tomorrow, quantity: '7' })).toEqual([
        '/effective_from RATE_BEFORE_PREVIOUS',
      ]);
      // An edit keeps the day, and asks what was seen.
      expect(await refused({ id: second.id, quantity: '7' }, 9)).toBe('STALE_VERSION');
      await saveAnalysis(
        scope.sql,
        { ...WALL, id: second.id, effective_from: tomorrow, quantity: '5' },
        { version: 1 },
      );
      expect(await rates(scope, 'T_WALL')).toEqual([
        { rate: '2937.08', source: 'ANALYSIS', from: '2026-05-01', to: await day(scope, 8) },
        { rate: '5874.16', source: 'ANALYSIS', from: later, to: null },
      ]);
      await scope.sql`select public.withdraw_analysis('od', ${second.id}, 2)`;
      expect(await rates(scope, 'T_WALL')).toEqual([
        { rate: '2937.08', source: 'ANALYSIS', from: '2026-05-01', to: null },
      ]);
      expect(
        await scope.refused((q) => q`select public.withdraw_analysis('od', ${first.id}, 1)`),
      ).toMatchObject({ code: 'ANALYSIS_FIXED' });
    }));

  it('follows a rate that was typed, ends it the day before, and does not go back before it', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveRate(scope.sql, { sor_code: 'T_WALL', rate: '3000', valid_from: '2026-06-01' });
      expect(codes(await scope.refused((q) => saveAnalysis(q, WALL)))).toEqual([
        '/effective_from RATE_BEFORE_PREVIOUS',
      ]);
      await saveAnalysis(scope.sql, { ...WALL, effective_from: '2026-06-15' });
      expect(await rates(scope, 'T_WALL')).toEqual([
        { rate: '3000.00', source: 'TYPED', from: '2026-06-01', to: '2026-06-14' },
        { rate: '2937.08', source: 'ANALYSIS', from: '2026-06-15', to: null },
      ]);
    }));
});

describe('what stands on a rate', () => {
  it('is computed anew from the day on which the basic rate, the cess or the analysis changes', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveAnalysis(scope.sql, WALL);
      const [from, next] = [await day(scope, 10), await day(scope, 20)];
      await saveRate(scope.sql, { sor_code: 'T_MASON', rate: '400', valid_from: from });
      await scope.sql`select public.save_master('od', 'tenant_settings', ${scope.sql.json({ key: 'rate.labour_cess_percent', value: '2', effective_from: next })}, 'replace')`;
      await settle(scope);
      expect(await rates(scope, 'T_WALL')).toEqual([
        { rate: '2937.08', source: 'ANALYSIS', from: '2026-05-01', to: await day(scope, 9) },
        { rate: '2949.20', source: 'ANALYSIS', from, to: await day(scope, 19) },
        { rate: '2978.40', source: 'ANALYSIS', from: next, to: null },
      ]);
      // A sheet of rates has the same effect.
      await scope.sql`select public.import_masters('od', 'sor_rates', ${scope.sql.json([{ sor_code: 'T_SAND', rate: '900', valid_from: from }])}, false)`;
      await settle(scope);
      expect((await rates(scope, 'T_WALL')).map(({ rate }) => rate)).toEqual([
        '2937.08',
        '2974.45',
        '3003.90',
      ]);
      // A rate that is typed over the analysis stands, whatever its parts do.
      await saveRate(scope.sql, { sor_code: 'T_WALL', rate: '3100', valid_from: from });
      await saveRate(scope.sql, { sor_code: 'T_BRICK', rate: '5500', valid_from: from });
      await settle(scope);
      expect((await rates(scope, 'T_WALL')).map(({ rate, source }) => `${rate} ${source}`)).toEqual(
        ['2937.08 ANALYSIS', '3100.00 TYPED'],
      );
    }));

  it('is undecided while a part has no rate, and decided when it gets one', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveAnalysis(scope.sql, WALL);
      const [sand] = await scope.sql`select id from public.sor_rates where sor_code = 'T_SAND'`;
      await scope.sql`select public.end_rate('od', ${sand?.['id'] as string}, private.local_date('od'))`;
      await settle(scope);
      expect(money(await rateOf(scope, 'T_WALL', JATNI))).toBe('2937.08');
      expect(await rateOf(scope, 'T_WALL', JATNI, 1)).toBeNull();
      await saveRate(scope.sql, {
        sor_code: 'T_SAND',
        rate: '800',
        valid_from: await day(scope, 4),
      });
      await settle(scope);
      expect([
        await rateOf(scope, 'T_WALL', JATNI, 3),
        money(await rateOf(scope, 'T_WALL', JATNI, 4)),
      ]).toEqual([null, '2937.08']);
    }));

  it('costs in a place what its lead and its own rates make it cost; days that are over stay', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveAnalysis(scope.sql, WALL);
      await saveLead(scope.sql, 'RATE', {
        sub_type: 'Test sand',
        lead_type_code: 'TRUCK_10T',
        rate: '12.5',
      });
      await saveLead(scope.sql, 'RATE', {
        sub_type: 'Test sand',
        lead_type_code: 'LOADING',
        rate: '90',
      });
      await scope.as(person('ae'));
      await saveLead(
        scope.sql,
        'DISTANCE',
        { sub_type: 'Test sand', lead_type_code: 'TRUCK_10T', distance_km: '8', quarry: 'Daya' },
        JATNI,
      );
      await saveLead(
        scope.sql,
        'DISTANCE',
        { sub_type: 'Test sand', lead_type_code: 'LOADING', distance_km: '1' },
        JATNI,
      );
      await settle(scope);
      // 800 + 8 × 12.50 + 1 × 90, the lead under CA.9, in the works too: 190 × 2.5 / 10.
      const [sand] = await scope.sql<
        { item: { rate: { rate: number; heads: object }; leads: object[] } }[]
      >`select public.get_sor_item(${JATNI}, 'T_SAND') as item`;
      expect(sand?.item).toMatchObject({
        rate: { rate: 990, heads: { 'MA.2': 800, 'CA.9': 190 } },
        leads: [{ amount: 90 }, { amount: 100, quarry: 'Daya' }],
      });
      const [wall] = await scope.sql<
        { heads: Record<string, number> }[]
      >`select heads from public.sor_rates where tenant_id = ${JATNI} and sor_code = 'T_WALL'`;
      expect(wall?.heads).toEqual({ 'MA.2': 2600, 'LA.1': 308, 'CA.9': 47.5, 'LC.7': 29.56 });
      expect(money(await rateOf(scope, 'T_WALL', DHENKANAL))).toBe('2937.08');
      expect(money(await rateOf(scope, 'T_WALL', JATNI, -1))).toBe('2937.08');
      // A sand that the agency discovered itself is what it costs there: no lead on it.
      await saveRate(scope.sql, { sor_code: 'T_SAND', rate: '700' }, JATNI);
      await settle(scope);
      expect(money(await rateOf(scope, 'T_SAND', JATNI))).toBe('700.00');
      expect(money(await rateOf(scope, 'T_WALL', JATNI))).toBe('2911.83');
      // What the state changes reaches the agency's own rates as well.
      await scope.as(stateAdmin);
      await saveRate(scope.sql, {
        sor_code: 'T_MASON',
        rate: '485',
        valid_from: await day(scope, 3),
      });
      await settle(scope);
      expect(money(await rateOf(scope, 'T_WALL', JATNI, 3))).toBe('2992.63');
      expect(await rates(scope, 'T_WALL', DHENKANAL)).toEqual([]);
    }));

  it('is refused as a lead of the past, of no material, of an unknown kind or unchanged', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const lead = { sub_type: 'Test sand', lead_type_code: 'TRUCK_10T', rate: '5' };
      await saveLead(scope.sql, 'RATE', lead);
      const refused = async (changes: Fields) =>
        codes(await scope.refused((q) => saveLead(q, 'RATE', { ...lead, ...changes })));
      expect(await refused({})).toEqual(['/rate RATE_SAME']);
      expect(
        await refused({
          rate: '0',
          valid_from: '2026-01-01',
          sub_type: 'Gold',
          lead_type_code: 'SHIP',
        }),
      ).toEqual([
        '/rate MUST_BE_POSITIVE',
        '/sub_type NOT_IN_MASTER',
        '/lead_type_code NOT_IN_MASTER',
        '/valid_from RATE_DATE_PAST',
      ]);
      await saveLead(scope.sql, 'RATE', { ...lead, rate: '6', valid_from: await day(scope, 5) });
      expect(await refused({ rate: '7', valid_from: await day(scope, 2) })).toEqual([
        '/valid_from RATE_BEFORE_PREVIOUS',
      ]);
    }));
});

describe('an estimate', () => {
  const lineRate = async (scope: Scope, id: string) =>
    (
      await scope.sql<
        { rate: string; amount: string }[]
      >`select rate::numeric(14,2)::text as rate, amount::text from public.estimate_lines where estimate_id = ${id} and category = 'SOR'`
    )[0];

  it('keeps its rates, approved or not, whatever changes in the schedule afterwards', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveAnalysis(scope.sql, WALL);
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const draft = estimateDraft(project.id, { lines: [sorLine('T_WALL')] });
      const estimate = await saveEstimate(scope.sql, draft);
      const before = await lineRate(scope, estimate.id);
      expect(before).toEqual({ rate: '2937.08', amount: '33042.15' });
      await forward(scope, estimate, 4);
      await scope.as(stateAdmin);
      const today = await day(scope, 0);
      await saveRate(scope.sql, { sor_code: 'T_BRICK', rate: '6000', valid_from: today });
      await saveLead(scope.sql, 'RATE', {
        sub_type: 'Test sand',
        lead_type_code: 'TRUCK_10T',
        rate: '50',
      });
      await saveRate(scope.sql, {
        sor_code: 'T_WALL',
        rate: '4000',
        valid_from: await day(scope, 1),
      });
      await scope.as(person('ae'));
      await saveLead(
        scope.sql,
        'DISTANCE',
        { sub_type: 'Test sand', lead_type_code: 'TRUCK_10T', distance_km: '30' },
        JATNI,
      );
      await settle(scope);
      expect(money(await rateOf(scope, 'T_WALL', JATNI))).not.toBe('2937.08');
      expect(await lineRate(scope, estimate.id)).toEqual(before);
      const [sanction] =
        await scope.sql`select amount::text from public.estimate_sanctions where estimate_id = ${estimate.id} and kind = 'ADMINISTRATIVE'`;
      const [header] =
        await scope.sql`select payable_total::text as amount, state from public.estimates where id = ${estimate.id}`;
      expect(header).toMatchObject({ state: 'APPROVED', amount: sanction?.['amount'] as string });
    }));
});

describe('a revision of many rates', () => {
  const schedule = (
    q: postgres.TransactionSql,
    revision: Fields,
    isPreview = false,
    tenant = STATE,
  ) =>
    call<{ id: string; number: string; item_count: number; items?: Fields[] }>(
      q,
      'public.schedule_rate_revision($1, $2, $3)',
      tenant,
      revision,
      isPreview,
    );
  const run = async (scope: Scope, limit = 200) => {
    await scope.as('service_role');
    const done = await call<number>(scope.sql, 'public.run_rate_revisions($1)', limit);
    await settle(scope);
    await scope.as(stateAdmin);
    return done;
  };
  const results = (scope: Scope, id: string) => scope.sql`
    select sor_code, status, reason_code, rate_before::numeric(14,2)::text as before, rate_after::numeric(14,2)::text as after
    from public.rate_revision_items where revision_id = ${id} order by ordinal`;

  it('goes through its items in batches and says of each what became of it', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const [today, from] = [await day(scope, 0), await day(scope, 7)];
      await saveAnalysis(scope.sql, WALL);
      // Typed over the analysis, which a revision puts in its place again.
      await saveRate(scope.sql, { sor_code: 'T_WALL', rate: '3100', valid_from: today });
      await saveRate(scope.sql, { sor_code: 'T_FILL', rate: '100', valid_from: today });
      const revision = {
        method: 'ANALYSIS',
        effective_on: from,
        codes: ['T_WALL', ' t_fill ', 'NOPE', 'T_SAND', 'T_WALL'],
        reason: 'New schedule',
      };
      const preview = await schedule(scope.sql, revision, true);
      expect(preview.item_count).toBe(4);
      expect(preview.items).toMatchObject([
        { sor_code: 'T_WALL', status: 'COMPLETED', rate_before: 3100, rate_after: 2937.08 },
        { status: 'FAILED' },
        {},
        {},
      ]);
      const { id, number } = await schedule(scope.sql, revision);
      expect(number).toMatch(/^RR\/\d{4}-\d{2}\/\d{6}$/);
      expect(await run(scope, 1)).toBe(1);
      expect(
        await call<Fields>(scope.sql, 'public.get_rate_revision($1, $2)', STATE, id),
      ).toMatchObject({ status: 'RUNNING', counts: { COMPLETED: 1, SCHEDULED: 3 } });
      expect(await run(scope)).toBe(3);
      expect(await run(scope)).toBe(0);
      expect(await results(scope, id)).toMatchObject([
        {
          sor_code: 'T_WALL',
          status: 'COMPLETED',
          reason_code: null,
          before: '3100.00',
          after: '2937.08',
        },
        {
          sor_code: 'T_FILL',
          status: 'FAILED',
          reason_code: 'SOR_COMPOSITION_NOT_FOUND',
          before: '100.00',
          after: null,
        },
        { sor_code: 'NOPE', status: 'FAILED', reason_code: 'INVALID_SOR_ID' },
        { sor_code: 'T_SAND', status: 'FAILED', reason_code: 'NOT_A_WORKS_ITEM' },
      ]);
      expect(
        await call<Fields>(scope.sql, 'public.get_rate_revision($1, $2)', STATE, id),
      ).toMatchObject({ status: 'COMPLETED', counts: { COMPLETED: 1, FAILED: 3 } });
      expect((await rates(scope, 'T_WALL')).slice(-2)).toEqual([
        { rate: '3100.00', source: 'TYPED', from: today, to: await day(scope, 6) },
        { rate: '2937.08', source: 'ANALYSIS', from, to: null },
      ]);
      expect((await rates(scope, 'T_FILL')).map(({ rate }) => rate)).toEqual(['100.00']);
    }));

  it('raises basic rates by a percentage, and the works follow', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveAnalysis(scope.sql, WALL);
      const from = await day(scope, 30);
      const { id } = await schedule(scope.sql, {
        method: 'PERCENTAGE',
        percentage: '2.5',
        effective_on: from,
        codes: ['T_MASON', 'T_MIXER', 'T_WALL'],
      });
      expect(await run(scope)).toBe(3);
      expect(await results(scope, id)).toMatchObject([
        { status: 'COMPLETED', before: '385.00', after: '394.63' },
        { status: 'FAILED', reason_code: 'NO_RATES_FOUND' },
        { status: 'FAILED', reason_code: 'NOT_A_BASIC_ITEM' },
      ]);
      expect(money(await rateOf(scope, 'T_WALL', JATNI, 30))).toBe('2944.86');
    }));

  it('is refused for today, for nothing, for no percentage; and cancelled only before it begins', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const [today, from] = [await day(scope, 0), await day(scope, 7)];
      const refused = async (revision: Fields) =>
        codes(await scope.refused((q) => schedule(q, revision)));
      expect(await refused({ method: 'ANALYSIS', effective_on: today, codes: ['T_WALL'] })).toEqual(
        ['/effective_on ANALYSIS_NOT_FUTURE'],
      );
      expect(await refused({ method: 'ANALYSIS', effective_on: from, codes: [' '] })).toEqual([
        '/codes REQUIRED',
      ]);
      expect(
        await refused({
          method: 'PERCENTAGE',
          percentage: '0',
          effective_on: from,
          codes: ['T_MASON'],
        }),
      ).toEqual(['/percentage OUT_OF_RANGE']);
      expect(await refused({ method: 'GUESS', effective_on: 'x' })).toEqual([
        '/method NOT_A_CHOICE',
        '/effective_on INVALID_DATE',
      ]);
      const first = await schedule(scope.sql, {
        method: 'PERCENTAGE',
        percentage: '10',
        effective_on: from,
        codes: ['T_MASON', 'T_SAND'],
      });
      await scope.sql`select public.cancel_rate_revision('od', ${first.id})`;
      expect(await run(scope)).toBe(0);
      expect(await results(scope, first.id)).toMatchObject([
        { status: 'CANCELLED' },
        { status: 'CANCELLED' },
      ]);
      const second = await schedule(scope.sql, {
        method: 'PERCENTAGE',
        percentage: '10',
        effective_on: from,
        codes: ['T_MASON', 'T_SAND'],
      });
      await run(scope, 1);
      expect(
        await scope.refused((q) => q`select public.cancel_rate_revision('od', ${second.id})`),
      ).toMatchObject({ code: 'REVISION_STARTED' });
      await scope.as(person('ae'));
      expect(
        await scope.refused((q) =>
          schedule(q, { method: 'ANALYSIS', effective_on: from, codes: ['T_WALL'] }, false, JATNI),
        ),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
      expect((await scope.refused((q) => q`select public.run_rate_revisions(1)`)).state).toBe(
        '42501',
      );
    }));

  it('arises by itself where a change reaches more works than are computed at once', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      await saveAnalysis(scope.sql, WALL);
      await saveAnalysis(scope.sql, {
        ...WALL,
        sor_code: 'T_FILL',
        parts: [{ basic_code: 'T_SAND', quantity: '10' }],
      });
      await settle(scope);
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values ('od', 'rate.recompute_at_once', '1')`;
      await scope.as(stateAdmin);
      await saveRate(scope.sql, {
        sor_code: 'T_SAND',
        rate: '900',
        valid_from: await day(scope, 2),
      });
      await settle(scope);
      expect(money(await rateOf(scope, 'T_FILL', JATNI, 2))).toBe('808.00');
      const [job] =
        await scope.sql`select id, origin, item_count from public.rate_revisions order by created_at desc limit 1`;
      expect(job).toMatchObject({ origin: 'AUTOMATIC', item_count: 2 });
      expect(
        await scope.refused(
          (q) => q`select public.cancel_rate_revision('od', ${job?.['id'] as string})`,
        ),
      ).toMatchObject({ code: 'REVISION_STARTED' });
      expect(await run(scope)).toBe(2);
      expect(await results(scope, job?.['id'] as string)).toMatchObject([
        { sor_code: 'T_FILL', status: 'COMPLETED', before: '808.00', after: '909.00' },
        { sor_code: 'T_WALL', status: 'COMPLETED', before: '2937.08', after: '2962.33' },
      ]);
    }));
});

describe('the registry', () => {
  type Page = {
    rows: { code: string; rate: number | null; source: string | null }[];
    last: string;
    first: string;
    has_next: boolean;
    has_previous: boolean;
  };
  const search = (
    q: postgres.TransactionSql,
    criteria: Fields,
    extra: { limit?: number; after?: string; before?: string; sort?: string } = {},
    tenant = JATNI,
  ) =>
    call<Page>(
      q,
      'public.search_sor_items($1, $2, $3, $4, 0, $5, $6)',
      tenant,
      criteria,
      extra.sort ?? 'code',
      extra.limit ?? 20,
      extra.after ?? null,
      extra.before ?? null,
    );
  const found = ({ rows }: Page) => rows.map(({ code }) => code);

  it('is searched by words, type, group and rate, and read page by page either way', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(person('je'));
      expect(found(await search(scope.sql, { query: 'of the test' }))).toEqual([
        'T_BRICK',
        'T_FILL',
        'T_SAND',
        'T_WALL',
      ]);
      expect(found(await search(scope.sql, { query: 'test', rate: ['NONE'] }))).toEqual([
        'T_FILL',
        'T_WALL',
      ]);
      expect(
        found(await search(scope.sql, { query: 'test', sor_type: ['M'], sub_type: ['Test sand'] })),
      ).toEqual(['T_SAND']);
      const first = await search(
        scope.sql,
        { query: 'of the test' },
        { limit: 2, sort: '-description' },
      );
      expect([found(first), first.has_next, first.has_previous]).toEqual([
        ['T_SAND', 'T_FILL'],
        true,
        false,
      ]);
      const second = await search(
        scope.sql,
        { query: 'of the test' },
        { limit: 2, sort: '-description', after: first.last },
      );
      expect([found(second), second.has_next, second.has_previous]).toEqual([
        ['T_WALL', 'T_BRICK'],
        false,
        true,
      ]);
      expect(
        found(
          await search(
            scope.sql,
            { query: 'of the test' },
            { limit: 2, sort: '-description', before: second.first },
          ),
        ),
      ).toEqual(['T_SAND', 'T_FILL']);
      expect(codes(await scope.refused((q) => search(q, {}, { after: 'zz' })))).toEqual([
        '/after INVALID_CURSOR',
      ]);
      expect(codes(await scope.refused((q) => search(q, {}, { sort: 'rate; drop' })))).toEqual([
        '/sort OUT_OF_RANGE',
      ]);
      expect(
        await call(scope.sql, 'public.count_sor_items($1, $2)', JATNI, {
          query: 'of the test',
          sor_type: ['M', 'W'],
        }),
      ).toMatchObject({ count: 4 });
      await scope.as(person('cbo'));
      expect(await scope.refused((q) => search(q, {}))).toMatchObject({ code: 'NOT_PERMITTED' });
    }));

  it('takes analyses by the sheet, all or nothing, with the row of each fault; and gives them back', () =>
    story(sql, async (scope) => {
      await withBasics(scope);
      await scope.as(stateAdmin);
      const load = (rows: Fields[], isDry: boolean) =>
        call<{ is_written: boolean; refused: number; counts: Fields; errors: Fields[] }>(
          scope.sql,
          'public.import_analyses($1, $2, $3)',
          STATE,
          rows,
          isDry,
        );
      const rows: Fields[] = [
        {
          sor_code: 't_wall',
          effective_from: '2026-05-01',
          analysed_quantity: '10',
          basic_code: 'T_BRICK',
          quantity: '4,800',
        },
        { sor_code: 'T_WALL', effective_from: '2026-05-01', basic_code: 'T_SAND', quantity: '2.5' },
        {
          sor_code: 'T_WALL',
          effective_from: '2026-05-01',
          charge: 'Scaffolding',
          head_code: 'ADC.4',
          figure: '100',
        },
        { sor_code: 'T_FILL', effective_from: '2026-05-01', basic_code: 'T_SAND', quantity: '1.1' },
      ];
      expect(
        await load(
          [
            ...rows,
            {
              sor_code: 'T_FILL',
              effective_from: '2026-05-01',
              basic_code: 'T_MIXER',
              quantity: 'x',
            },
          ],
          false,
        ),
      ).toMatchObject({
        is_written: false,
        refused: 1,
        errors: [
          { row: 5, column: 'basic_code', code: 'NO_RATES_FOUND', value: 'T_MIXER' },
          { row: 5, column: 'quantity', code: 'NOT_A_NUMBER' },
          {},
        ],
      });
      expect(await load(rows, true)).toMatchObject({
        is_written: false,
        refused: 0,
        counts: { added: 2 },
      });
      expect(await rates(scope, 'T_WALL')).toEqual([]);
      expect(await load(rows, false)).toMatchObject({
        is_written: true,
        counts: { added: 2, unchanged: 0 },
      });
      expect(money(await rateOf(scope, 'T_WALL', JATNI))).toBe('2636.10');
      const back = (await call<Fields[]>(scope.sql, 'public.export_analyses($1)', STATE)).filter(
        ({ sor_code }) => typeof sor_code === 'string' && sor_code.startsWith('T_'),
      );
      expect(back).toHaveLength(4);
      expect(await load(back, false)).toMatchObject({ counts: { added: 0, unchanged: 2 } });
      await scope.as(person('ae'));
      expect(
        await scope.refused((q) => q`select public.import_analyses('od', '[]', true)`),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
    }));
});

it('an estimate in progress takes the rates of the day it was begun', () =>
  story(sql, async (scope) => {
    const { estimate } = await draftedEstimate(scope);
    await scope.as(stateAdmin);
    await saveRate(scope.sql, {
      sor_code: 'SOR_TEST',
      rate: '500',
      valid_from: await day(scope, 1),
    });
    await scope.as(person('je'));
    const [line] =
      await scope.sql`select rate::text from public.estimate_lines where estimate_id = ${estimate.id} and category = 'SOR'`;
    expect(line).toEqual({ rate: '412.5000' });
  }));
