import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  move,
  nonSorLine,
  person,
  saveEstimate,
  saveProject,
  projectDraft,
  sorLine,
  withTestRate,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

interface Check {
  code: string;
  status: 'PASS' | 'WARN' | 'FAIL' | 'INFO';
  params: Record<string, unknown>;
}
interface Brief {
  state: string;
  version: number;
  money: {
    parts: { key: string; amount: number }[];
    exact_total: number;
    payable_total: number;
    largest: { code: string | null; amount: number; percent: number }[];
  };
  budget: { kind: string; limit: number; used: number; difference: number; percent: number }[];
  checks: Check[];
  history: { action: string }[];
  versions: { version: number; action: string; taken_by_name: string }[];
  returns: {
    version: number;
    action: string;
    comment: string;
    is_mine: boolean;
    base_version: number;
  }[];
}

async function briefOf({ sql: q }: Scope, id: string, type = 'estimate'): Promise<Brief | null> {
  const [row] = await q`select public.get_paper_brief(${JATNI}, ${type}, ${id}) as brief`;
  return (row as { brief: Brief | null }).brief;
}

async function checksOf(scope: Scope, id: string): Promise<Record<string, Check>> {
  const brief = await briefOf(scope, id);
  return Object.fromEntries((brief?.checks ?? []).map((check) => [check.code, check]));
}

const statusOf = (checks: Record<string, Check>) =>
  Object.fromEntries(Object.values(checks).map(({ code, status }) => [code, status]));

/** Changes what the owner of the tables alone could change, then looks again as the officer. */
async function behindTheScenes(scope: Scope, who: string, change: () => Promise<unknown>) {
  await scope.as(null);
  await change();
  await scope.as(person(who));
}

describe('what an approver is told of an estimate', () => {
  it('money, the largest items, the project’s cost, and every check with its verdict', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 3);
      await scope.as(person('eo'));
      const brief = await briefOf(scope, estimate.id);
      // 2 × 12.5 × 0.6 × 0.75 = 11.25 CUM at ₹ 412.50; three boards at ₹ 1,500.50.
      expect(brief?.money.parts.slice(0, 2)).toEqual([
        { key: 'SOR', amount: 4640.63 },
        { key: 'NON_SOR', amount: 4501.5 },
      ]);
      expect(
        brief?.money.largest.map(({ code, amount, percent }) => [code, amount, percent]),
      ).toEqual([
        ['SOR_TEST', 4640.63, 50.8],
        [null, 4501.5, 49.2],
      ]);
      const used = brief?.money.payable_total ?? 0;
      expect(brief?.budget).toEqual([
        expect.objectContaining({ kind: 'PROJECT_COST', limit: 450000, used }),
      ]);
      expect(brief?.budget[0]?.difference).toBe(450000 - used);
      expect(brief?.history[0]?.action).toBe('TECHNICAL_SANCTION');
      const checks = await checksOf(scope, estimate.id);
      expect(statusOf(checks)).toEqual({
        TOTAL_WITHIN_PROJECT_COST: 'PASS',
        TOTAL_WITHIN_LIMIT: 'PASS',
        NON_SOR_SHARE: 'WARN',
        RATES_AS_SCHEDULE: 'PASS',
        RATES_CURRENT: 'PASS',
        ARITHMETIC: 'PASS',
        LINES_MEASURED: 'PASS',
        NO_NEGATIVE: 'PASS',
        NO_DUPLICATES: 'PASS',
        OVERHEADS_PRESENT: 'PASS',
        DEDUCTIONS: 'INFO',
        QUANTITIES_SHOWN: 'PASS',
        DOCUMENTS_PRESENT: 'PASS',
        MAKER_CHECKER: 'PASS',
        AGE: 'PASS',
      });
      expect(checks['NON_SOR_SHARE']?.params).toMatchObject({ percent: 49.2, max: 10 });
      expect(checks['MAKER_CHECKER']?.params).toEqual({ count: 2 });
    }));

  it('how far it is over the project’s cost, by the agency’s own tolerance', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft({ estimated_cost: '9000' }));
      const estimate = await saveEstimate(scope.sql, estimateDraft(project.id));
      const over = (await checksOf(scope, estimate.id))['TOTAL_WITHIN_PROJECT_COST'];
      const total = Number(estimate['payable_total']);
      expect(over).toMatchObject({
        status: 'FAIL',
        params: { total, limit: 9000, difference: total - 9000 },
      });
      await behindTheScenes(
        scope,
        'je',
        () =>
          scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from)
            values (${JATNI}, 'estimate.cost_tolerance_percent', '200', '2026-01-01'), (${JATNI}, 'project.max_estimated_cost', '8000', '2026-01-01'),
              (${JATNI}, 'estimate.non_sor_share_percent', '60', '2026-01-01')`,
      );
      expect(statusOf(await checksOf(scope, estimate.id))).toMatchObject({
        TOTAL_WITHIN_PROJECT_COST: 'WARN',
        TOTAL_WITHIN_LIMIT: 'FAIL',
        NON_SOR_SHARE: 'PASS',
      });
    }));

  it('rates that are newer than its own, and what they would change', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await behindTheScenes(scope, 'ae', async () => {
        await scope.sql`update public.estimates set rates_on = '2026-05-01' where id = ${estimate.id}`;
        await scope.sql`update public.sor_rates set valid_to = '2026-05-31' where sor_code = 'SOR_TEST'`;
        await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values ('od', 'od', 'SOR_TEST', 420, '2026-06-01')`;
      });
      const checks = await checksOf(scope, estimate.id);
      expect(checks['RATES_AS_SCHEDULE']?.status).toBe('PASS');
      // 11.25 × 420 = 4,725.00 against 4,640.63.
      expect(checks['RATES_CURRENT']).toMatchObject({
        status: 'WARN',
        params: { count: 1, codes: ['SOR_TEST'], difference: 84.37, direction: 'more' },
      });
      await behindTheScenes(
        scope,
        'ae',
        () =>
          scope.sql`update public.sor_rates set rate = 400 where sor_code = 'SOR_TEST' and valid_to is not null`,
      );
      expect((await checksOf(scope, estimate.id))['RATES_AS_SCHEDULE']?.status).toBe('FAIL');
    }));

  it('doubtful lines: unmeasured, negative, twice, with deductions, finer than shown', () =>
    story(sql, async (scope) => {
      const openings = { description: 'Opening', length: '0.3333', is_deduction: true };
      const { estimate } = await draftedEstimate(scope, {
        lines: [
          sorLine('SOR_TEST', { measurements: [{ description: 'a', length: '1' }, openings] }),
          sorLine('SOR_TEST', { measurements: [{ ...openings, length: '2' }] }),
          nonSorLine({ measurements: [] }),
        ],
      });
      const checks = await checksOf(scope, estimate.id);
      expect(statusOf(checks)).toMatchObject({
        LINES_MEASURED: 'FAIL',
        NO_NEGATIVE: 'FAIL',
        NO_DUPLICATES: 'WARN',
        QUANTITIES_SHOWN: 'INFO',
        ARITHMETIC: 'PASS',
        MAKER_CHECKER: 'INFO',
      });
      expect(checks['NO_DUPLICATES']?.params).toEqual({ count: 1, codes: ['SOR_TEST'] });
      expect(checks['DEDUCTIONS']?.params).toEqual({ count: 2 });
      expect(checks['AGE']).toBeUndefined();
    }));

  it('figures that are not what the measurements come to', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await behindTheScenes(
        scope,
        'ae',
        () =>
          scope.sql`update public.estimate_lines set quantity = 100, amount = round(rate * 100, 2) where estimate_id = ${estimate.id} and category = 'SOR'`,
      );
      expect((await checksOf(scope, estimate.id))['ARITHMETIC']).toMatchObject({
        status: 'FAIL',
        params: { count: 1 },
      });
    }));

  it('a required document that is not there, an old paper, and officers who should not have checked', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 3);
      await behindTheScenes(scope, 'eo', async () => {
        await scope.sql`insert into public.document_kinds (tenant_id, owner_type, code, name, extensions, is_required)
          values (${JATNI}, 'estimate', 'SOIL_TEST', 'Soil test', '{pdf}', true)`;
        await scope.sql`update public.workflow_instances set started_at = now() - interval '91 days',
          makers = makers || (select id from auth.users where email = ${person('ae')}) where document_id = ${estimate.id}`;
        await scope.sql`update public.workflow_history set actor_id = (select id from auth.users where email = ${person('ae')}), actor_name = 'Rakesh'
          where document_id = ${estimate.id} and action = 'TECHNICAL_SANCTION'`;
      });
      const checks = await checksOf(scope, estimate.id);
      expect(checks['DOCUMENTS_PRESENT']).toMatchObject({
        status: 'FAIL',
        params: { kinds: ['SOIL_TEST'], count: 1 },
      });
      expect(checks['AGE']).toMatchObject({ status: 'WARN', params: { count: 91, max: 90 } });
      expect(checks['MAKER_CHECKER']?.status).toBe('FAIL');
      expect(checks['OFFICERS_DIFFER']?.status).toBe('WARN');
    }));

  it('nothing to who may not see it', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      for (const who of [person('eo', 'dhenkanal'), person('cbo')]) {
        await scope.as(who);
        expect(await briefOf(scope, estimate.id)).toBeNull();
      }
      await scope.as('anon');
      const refused = await scope.refused(
        (q) => q`select public.get_paper_brief(${JATNI}, 'estimate', ${estimate.id})`,
      );
      expect(refused.state).toBe('42501');
    }));
});

describe('what changed since it was sent back', () => {
  it('names the version of that moment: sent back twice, and along the way from a later stage', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const act = async (who: string, action: string, version: number, comment?: string) => {
        await scope.as(person(who));
        return move(scope.sql, estimate.id, {
          action,
          version,
          ...(comment === undefined ? {} : { comment }),
        });
      };
      const edit = async (version: number, name: string) => {
        await scope.as(person('je'));
        return saveEstimate(
          scope.sql,
          estimateDraft(project.id, { id: estimate.id, name }),
          version,
        );
      };
      // v2 handed in, v3 sent back, v4 edited, v5 handed in again.
      let at = await act('je', 'SUBMIT', 1);
      at = await act('ae', 'SEND_BACK', at.version, 'First');
      at = await edit(at.version, 'Second wording');
      at = await act('je', 'RE_SUBMIT', at.version);
      // From the approver one stage down, from there to the maker: v8, v9; edited v10, again v11.
      at = await act('ae', 'VERIFY_AND_FORWARD', at.version);
      at = await act('me', 'TECHNICAL_SANCTION', at.version);
      at = await act('eo', 'SEND_BACK', at.version, 'Second');
      at = await act('me', 'SEND_BACK_TO_ORIGINATOR', at.version, 'Third');
      at = await edit(at.version, 'Third wording');
      at = await act('je', 'RE_SUBMIT', at.version);
      expect(at.version).toBe(11);

      await scope.as(person('eo'));
      const brief = await briefOf(scope, estimate.id);
      expect(brief?.versions.map(({ version, action }) => [version, action])).toEqual([
        [11, 'RE_SUBMIT'],
        [5, 'RE_SUBMIT'],
        [2, 'SUBMIT'],
      ]);
      expect(
        brief?.returns.map(({ version, comment, base_version: base, is_mine: isMine }) => [
          version,
          comment,
          base,
          isMine,
        ]),
      ).toEqual([
        [9, 'Third', 5, false],
        [8, 'Second', 5, true],
        [3, 'First', 2, false],
      ]);
      const [then] =
        await scope.sql`select content ->> 'name' as name from public.document_snapshots where document_id = ${estimate.id} and version = 5`;
      expect(then?.['name']).toBe('Second wording');
    }));

  it('keeps a project as it was created and as it was when its estimate came', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      const brief = await briefOf(scope, project.id, 'project');
      expect(brief?.versions.map(({ action }) => action)).toEqual(['START', 'CREATE']);
      expect(brief?.versions[1]?.taken_by_name).toBe('Sasmita Behera');
      expect(brief?.checks.map(({ code }) => code)).toContain('SIMILAR_WORKS');
      expect(brief?.budget[0]).toMatchObject({ kind: 'PROJECT_COST', limit: 450000 });
      const [row] =
        await scope.sql`select content from public.document_snapshots where document_id = ${project.id} and action = 'CREATE'`;
      expect((row as { content: Record<string, unknown> }).content).toMatchObject({
        name: 'Covered drain at Gajapati Nagar',
        targets: [],
      });
    }));
});

describe('what can be done with several papers', () => {
  it('tells each officer of each paper, with what a rule bars', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      const asked = async () => {
        const [row] =
          await scope.sql`select public.available_actions_of(${JATNI}, 'estimate', ${[estimate.id]}::uuid[]) as papers`;
        return (
          row as {
            papers: {
              version: number;
              actions: { action: string; is_allowed: boolean; reason: string | null }[];
            }[];
          }
        ).papers;
      };
      await scope.as(person('ae'));
      const [paper] = await asked();
      expect(paper?.version).toBe(2);
      expect(paper?.actions.map(({ action }) => action)).toEqual([
        'VERIFY_AND_FORWARD',
        'SEND_BACK',
        'REJECT',
      ]);
      await behindTheScenes(
        scope,
        'ae',
        () => scope.sql`update public.workflow_instances set makers = makers || (
            select id from auth.users where email = ${person('ae')}) where document_id = ${estimate.id}`,
      );
      expect((await asked())[0]?.actions[0]).toMatchObject({
        is_allowed: false,
        reason: 'MAKER_CHECKER',
      });
      await scope.as(person('eo', 'dhenkanal'));
      expect(await asked()).toEqual([]);
      await scope.as(person('ae'));
      const refused = await scope.refused(
        (q) =>
          q`select public.available_actions_of(${JATNI}, 'estimate', array_fill(gen_random_uuid(), array[201]))`,
      );
      expect(refused.fields[0]?.code).toBe('OUT_OF_RANGE');
    }));
});
