import { describe, expect, it } from 'vitest';

import muster from '../fixtures/calc/muster.json';
import {
  approver,
  dayAfter,
  enrol,
  handIn,
  mark,
  markedSite,
  marksOf,
  monday,
  site,
  verifier,
} from './support/attending.ts';
import { OTHER, OWN, step } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Refusal, type Scope } from './support/scope.ts';

const sql = connect();
const faults = ({ fields }: Refusal) => fields.map(({ pointer, code }) => `${pointer} ${code}`);

const correct = async (q: Scope['sql'], id: string, lines: unknown) => {
  const [known] = await q`select version from public.musters where id = ${id}`;
  return q`select public.correct_muster(${JATNI}, ${id}, ${(known as { version: number } | undefined)?.version ?? 0}, ${q.json(lines as never)}) as saved`;
};
const linesOf = (scope: Scope, id: string) =>
  scope.sql`select individual_id, skill_code, days, modified_days, payable_days, amount from public.muster_lines where muster_id = ${id} order by ordinal`;
const go = (scope: Scope, who: string, id: string, action: string, comment?: string) =>
  step(scope, who, id, action, comment, 'muster');

describe('golden vectors of musters', () => {
  it.each(muster.cases)('day: $name', ({ halves, rule, attendance }) =>
    story(sql, async ({ sql: q }) => {
      const [row] =
        await q`select private.day_attendance(${halves}, ${q.json(rule)})::text as attendance`;
      expect(row).toEqual({ attendance });
    }),
  );
  it.each(muster.wages)('wage: $name', ({ days, rate, amount }) =>
    story(sql, async ({ sql: q }) => {
      const [row] = await q`select private.wage_of(${days}, ${rate})::text as amount`;
      expect(row).toEqual({ amount });
    }),
  );
});

describe('a muster', () => {
  it('is computed from the marks of its week, with everybody enrolled and the wage of their skill', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await markedSite(scope);
      const saved = await handIn(scope.sql, register, week);
      expect(saved.number).toMatch(/^MR\/\d{4}-\d{2}\/\d{2}\/\d{2}\/\d{6}$/);
      const lines = await linesOf(scope, saved.id);
      expect(lines).toMatchObject([
        {
          individual_id: people[0],
          skill_code: 'HIGHLY_SKILLED.MASON',
          days: '4.5',
          modified_days: null,
          payable_days: '4.5',
        },
        {
          individual_id: people[1],
          skill_code: 'UNSKILLED.FEMALE_MULIA',
          days: '3.0',
          payable_days: '3.0',
        },
        { individual_id: people[2], days: '0.0', amount: '0.00' },
      ]);
      await scope.as(null);
      const [sum] =
        await scope.sql`select m.amount = sum(l.amount) and sum(l.amount) > 0 as adds_up, bool_and(l.amount = round(l.amount)) as is_whole,
          bool_and(l.days = 0 or l.wage_rate = private.wage_rate(l.tenant_id, l.skill_code, m.rates_on)) as has_rate
        from public.musters m join public.muster_lines l on l.muster_id = m.id where m.id = ${saved.id} group by m.amount`;
      expect(sum).toEqual({ adds_up: true, is_whole: true, has_rate: true });
    }));

  it('follows the values that the agency set', () =>
    story(sql, async (scope) => {
      const { register, week } = await markedSite(scope);
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'muster.half_day_hours', '4', '2020-01-01')`;
      await scope.as(OWN);
      const saved = await handIn(scope.sql, register, week);
      expect((await linesOf(scope, saved.id)).map(({ days }) => days as string)).toEqual([
        '5.0',
        '6.0',
        '0.0',
      ]);
    }));

  it('is refused for a wrong week, without marks, twice, out of order, and from others', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await markedSite(scope);
      const refused = (on: string | null, of: string | null = register) =>
        scope.refused((q) => handIn(q, of as string, on));
      expect(faults(await refused(null))).toEqual(['/starts_on START_DATE_EMPTY']);
      expect(faults(await refused(dayAfter(week, 1)))).toEqual(['/starts_on START_DATE_MONDAY']);
      expect(faults(await refused(await monday(scope.sql, 1)))).toEqual([
        '/starts_on INVALID_MUSTER_WEEK',
      ]);
      expect(faults(await refused(await monday(scope.sql, -9)))).toEqual([
        '/starts_on INVALID_MUSTER_WEEK',
      ]);
      expect(faults(await refused(week, null))).toEqual(['/register_id REGISTER_ID']);
      expect((await refused(week, people[0])).code).toBe('REGISTER_NOT_FOUND');
      expect(faults(await refused(await monday(scope.sql, -2)))).toEqual([
        '/starts_on ATTENDANCE_LOG_EMPTY',
      ]);
      expect((await refused(await monday(scope.sql, 0))).code).toBe('FORMER_MUSTER_MISSING');
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'muster.is_handed_in_after_week', 'true', '2020-01-01')`;
      await scope.as(OWN);
      expect(faults(await refused(await monday(scope.sql, 0)))).toEqual([
        '/starts_on WEEK_NOT_OVER',
      ]);
      await scope.as(OTHER);
      expect((await refused(week)).code).toBe('REGISTER_NOT_FOUND');
      await scope.as(person('je'));
      expect((await refused(week)).code).toBe('INVALID_USER');
      await scope.as(OWN);
      await handIn(scope.sql, register, week);
      expect((await refused(week)).code).toBe('DUPLICATE_MUSTER_ROLL');
    }));

  it('names who has no wage and why', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await markedSite(scope);
      const after = async (change: (q: Scope['sql']) => Promise<unknown>) => {
        let found: string[] = [];
        await scope.sql
          .savepoint(async (q) => {
            await scope.as(null);
            await change(q);
            await scope.as(OWN);
            found = faults(await scope.refused((inner) => handIn(inner, register, week)));
            throw new Error('undo');
          })
          .catch(() => undefined);
        return found;
      };
      const skill = (code: string | null) => (q: Scope['sql']) =>
        q`update public.attendees set skill_code = ${code} where register_id = ${register} and individual_id = ${people[0]}`;
      expect(await after(skill(null))).toEqual([
        '/lines/0/skill_code SKILL_CODE_MISSING_FOR_INDIVIDUAL',
      ]);
      expect(await after(skill('NO.SUCH'))).toEqual([
        '/lines/0/skill_code SKILL_CODE_MISSING_IN_MDMS',
      ]);
      expect(
        await after(
          (q) => q`update public.attendees set skill_code = null where register_id = ${register}`,
        ),
      ).toEqual(['/lines SOR_NOT_FOUND']);
      expect(
        await after(
          (q) =>
            q`update public.skills set effective_to = '2001-01-01' where code = 'HIGHLY_SKILLED.MASON'`,
        ),
      ).toEqual(['/lines/0/skill_code SKILL_CODE_IS_NOT_MATCHING_WITH_DATE_RANGE']);
      expect(
        await after(
          (q) =>
            q`update public.sor_rates set valid_from = valid_from - 9000, valid_to = coalesce(valid_to, valid_from + 300) - 9000 where sor_code = 'SOR_002046'`,
        ),
      ).toEqual(['/lines/0/skill_code SKILL_CODE_IS_NOT_MATCHING_WITH_DATE_RANGE']);
      expect(
        await after(
          (q) =>
            q`update public.skills set sor_code = 'SOR_NONE' where code = 'HIGHLY_SKILLED.MASON'`,
        ),
      ).toEqual(['/lines/0/skill_code NO_SOR_FOUND']);
      await scope.as(null);
      const rate = (code: string | null) =>
        scope
          .refused(
            (q) => q`select private.wage_rate(${JATNI}, ${code}, private.local_date(${JATNI}))`,
          )
          .then(({ code: found }) => found);
      expect(await rate(null)).toBe('SKILL_CODE_MISSING_FOR_INDIVIDUAL');
      expect(await rate('NO.SUCH')).toBe('SKILL_CODE_MISSING_IN_MDMS');
    }));
});

describe('corrections', () => {
  it('are the verifier’s alone, in half days, within the days of the person, with a reason', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await markedSite(scope);
      const { id } = await handIn(scope.sql, register, week);
      for (const who of [OWN, approver, person('je')]) {
        await scope.as(who);
        expect((await scope.refused((q) => correct(q, id, []))).code).toBe('NOT_PERMITTED');
      }
      await scope.as(verifier);
      const refused = async (line: Record<string, unknown>) =>
        faults(
          await scope.refused((q) =>
            correct(q, id, [{ individual_id: people[0], reason: 'Seen', ...line }]),
          ),
        );
      expect(await refused({ individual_id: register })).toEqual([
        '/lines/0/individual_id INDIVIDUAL_ID_NOT_FOUND',
      ]);
      expect(await refused({ modified_days: 'x' })).toEqual([
        '/lines/0/modified_days NOT_A_NUMBER',
      ]);
      expect(await refused({ modified_days: '7.5' })).toEqual([
        '/lines/0/modified_days OUT_OF_RANGE',
      ]);
      expect(await refused({ modified_days: '-1' })).toEqual([
        '/lines/0/modified_days OUT_OF_RANGE',
      ]);
      expect(await refused({ modified_days: '1.2' })).toEqual([
        '/lines/0/modified_days NOT_A_HALF_DAY',
      ]);
      expect(await refused({ modified_days: '4', reason: ' ' })).toEqual([
        '/lines/0/reason REQUIRED',
      ]);
      expect(await refused({ modified_days: '4', reason: 'x'.repeat(501) })).toEqual([
        '/lines/0/reason TOO_LONG',
      ]);
      expect(await refused({ skill_code: 'OTHERS.BORING_MISTRY' })).toEqual([
        '/lines/0/skill_code NOT_IN_MASTER',
      ]);
      await correct(scope.sql, id, [
        {
          individual_id: people[0],
          modified_days: '4',
          skill_code: 'UNSKILLED.MALE_MULIA',
          reason: 'Worked as a helper',
        },
      ]);
      const [line] = await linesOf(scope, id);
      expect(line).toMatchObject({
        skill_code: 'UNSKILLED.MALE_MULIA',
        days: '4.5',
        modified_days: '4.0',
        payable_days: '4.0',
      });
      const [stale] =
        await scope.sql`select version - 1 as version from public.musters where id = ${id}`;
      expect(
        (
          await scope.refused(
            (q) =>
              q`select public.correct_muster(${JATNI}, ${id}, ${(stale as { version: number }).version}, '[]')`,
          )
        ).code,
      ).toBe('STALE_VERSION');
      expect(
        (
          await scope.refused(
            (q) => q`select public.correct_muster(${JATNI}, ${register}, 1, '[]')`,
          )
        ).code,
      ).toBe('PAPER_NOT_FOUND');
      // The verifier goes on although they have changed it.
      await go(scope, verifier, id, 'VERIFY_AND_FORWARD');
      await scope.as(verifier);
      expect((await scope.refused((q) => correct(q, id, []))).code).toBe('NOT_EDITABLE');
    }));
});

describe('the way of a muster', () => {
  it('goes back to the organisation, is marked anew, handed in again without corrections, verified and approved', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await markedSite(scope);
      const { id } = await handIn(scope.sql, register, week);
      await scope.as(verifier);
      await correct(scope.sql, id, [
        { individual_id: people[0], modified_days: '2', reason: 'Seen twice' },
      ]);
      const early = await scope.refused(() => go(scope, approver, id, 'APPROVE'));
      expect(early.code).toBe('ACTION_NOT_OFFERED');
      await go(scope, verifier, id, 'SEND_BACK_TO_CBO', 'Friday is wrong');
      await scope.as(OWN);
      await mark(scope.sql, register, week, marksOf(people[0], week, '22222'));
      await go(scope, OWN, id, 'RE_SUBMIT');
      expect((await linesOf(scope, id))[0]).toMatchObject({
        days: '5.0',
        modified_days: null,
        payable_days: '5.0',
      });
      expect(
        (await scope.refused((q) => mark(q, register, week, marksOf(people[0], week, '2')))).code,
      ).toBe('WEEK_LOCKED');
      for (const who of [OWN, approver]) {
        const refusal = await scope.refused(() => go(scope, who, id, 'VERIFY_AND_FORWARD'));
        expect(refusal.code).toBe('NOT_PERMITTED');
      }
      await go(scope, verifier, id, 'VERIFY_AND_FORWARD');
      await go(scope, approver, id, 'SEND_BACK', 'Look again');
      await go(scope, verifier, id, 'VERIFY_AND_FORWARD');
      await go(scope, approver, id, 'APPROVE');
      const [paper] =
        await scope.sql`select state, application_status, approved_on = private.local_date(${JATNI}) as is_today from public.musters where id = ${id}`;
      expect(paper).toEqual({ state: 'APPROVED', application_status: 'ACTIVE', is_today: true });
      await scope.as(OWN);
      expect(
        (await scope.refused((q) => mark(q, register, week, marksOf(people[0], week, '2')))).code,
      ).toBe('WEEK_LOCKED');
    }));

  it('is seen whole by staff and its organisation, accounts masked, by nobody else', () =>
    story(sql, async (scope) => {
      const { register, week } = await markedSite(scope);
      const { id } = await handIn(scope.sql, register, week);
      const read = async (who: string) => {
        await scope.as(who);
        const [row] = await scope.sql`select public.get_muster(${JATNI}, ${id}) as answer`;
        return (row as { answer: { may_correct: boolean; lines: unknown[] } | null }).answer;
      };
      expect(await read(OWN)).toMatchObject({ may_correct: false, lines: [{ days: 4.5 }, {}, {}] });
      expect(await read(verifier)).toMatchObject({ may_correct: true });
      expect(await read(approver)).toMatchObject({ may_correct: false });
      await scope.as(verifier);
      const [brief] =
        await scope.sql`select public.get_paper_brief(${JATNI}, 'muster', ${id}) as answer`;
      const { checks } = (brief as { answer: { checks: { code: string; status: string }[] } })
        .answer;
      expect(checks).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ code: 'ACCOUNTS_READY', status: 'WARN' }),
          expect.objectContaining({ code: 'SOMEBODY_PAID', status: 'PASS' }),
          expect.objectContaining({ code: 'DAYS_CORRECTED', status: 'PASS' }),
        ]),
      );
      expect(await read(OTHER)).toBeNull();
      expect(await read(person('eo', 'dhenkanal'))).toBeNull();
      await scope.as(OTHER);
      for (const table of [
        'musters',
        'muster_lines',
        'muster_days',
        'attendees',
        'attendance_marks',
        'attendance_registers',
      ])
        expect(
          await scope.sql`select from ${scope.sql(`public.${table}`)} where tenant_id = ${JATNI}
          and ${scope.sql(table === 'musters' ? 'id' : table === 'attendance_registers' ? 'id' : table.startsWith('muster') ? 'muster_id' : 'register_id')} = ${table.startsWith('muster') ? id : register}`,
        ).toHaveLength(0);
    }));

  it('what a week would pay is shown beforehand', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await site(scope);
      await enrol(scope.sql, register, [{ individual_id: people[1], enrolled_on: week }]);
      await mark(scope.sql, register, week, marksOf(people[1], week, '21'));
      const [row] =
        await scope.sql`select public.preview_muster(${JATNI}, ${register}, ${week}::date) as answer`;
      expect(row).toMatchObject({ answer: [{ individual_id: people[1], days: 1.5 }] });
    }));
});

describe('the lists', () => {
  it('show registers and musters page by page, to those who may see them', () =>
    story(sql, async (scope) => {
      const { order, register, week } = await markedSite(scope);
      const { id } = await handIn(scope.sql, register, week);
      const ids = async (list: 'registers' | 'musters') => {
        const [row] =
          await scope.sql`select ${scope.sql.unsafe(`public.search_${list}`)}(${JATNI}, ${scope.sql.json(
            { work_order_id: order },
          )}) as page`;
        return (row as unknown as { page: { rows: { id: string }[] } }).page.rows.map(
          (each) => each.id,
        );
      };
      expect([await ids('registers'), await ids('musters')]).toEqual([[register], [id]]);
      await scope.as(OTHER);
      expect([await ids('registers'), await ids('musters')]).toEqual([[], []]);
      const wrong = await scope.refused(
        (q) => q`select public.search_musters(${JATNI}, '{}', '-created_at', 0, -1)`,
      );
      expect(wrong.fields.map(({ code }) => code)).toEqual([
        'SEARCH_MUSTER.LIMIT',
        'SEARCH_MUSTER.OFFSET',
      ]);
    }));
});
