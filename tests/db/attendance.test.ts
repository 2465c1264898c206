import { describe, expect, it } from 'vitest';

import {
  dayAfter,
  enrol,
  handIn,
  mark,
  markedSite,
  marksOf,
  monday,
  secondRegister,
  site,
  workers,
} from './support/attending.ts';
import { OTHER, OWN, orderAt, step } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Refusal, type Scope } from './support/scope.ts';

const sql = connect();
const faults = ({ fields }: Refusal) => fields.map(({ pointer, code }) => `${pointer} ${code}`);

const remove = (scope: Scope, register: string, individual: string | null, day: string | null) =>
  scope.refused(
    (q) => q`select public.remove_attendee(${JATNI}, ${register}, ${individual}, ${day}::date)`,
  );

async function setting(scope: Scope, key: string, value: string) {
  await scope.as(null);
  await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, ${key}, ${value}::text::jsonb, '2020-01-01')`;
  await scope.as(OWN);
}

describe('a register', () => {
  it('is opened by the acceptance of the order, and its end moves with a time extension', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 3);
      await scope.as(null);
      const none =
        await scope.sql`select from public.attendance_registers where work_order_id = ${order.id}`;
      expect(none).toHaveLength(0);
      await step(scope, OWN, order.id, 'ACCEPT');
      await scope.as(null);
      const read = () =>
        scope.sql`select r.number, r.starts_on = w.starts_on and r.ends_on = w.ends_on as is_aligned, (r.ends_on - r.starts_on) as days
          from public.attendance_registers r join public.work_orders w on w.id = r.work_order_id where w.id = ${order.id}`;
      const [opened] = await read();
      expect(opened).toMatchObject({ is_aligned: true, days: 60 });
      expect((opened as unknown as { number: string }).number).toMatch(
        /^WR\/\d{4}-\d{2}\/\d{2}\/\d{2}\/\d{6}$/,
      );
      await scope.as(OWN);
      const [row] =
        await scope.sql`select public.save_time_extension(${JATNI}, ${scope.sql.json({ work_order_id: order.id, extension_days: 10, reason: 'Rain' })}) as saved`;
      const { id } = (row as { saved: { id: string } }).saved;
      for (const [who, action] of [
        [OWN, 'SUBMIT'],
        [person('me'), 'VERIFY_AND_FORWARD'],
        [person('eo'), 'APPROVE'],
      ] as const)
        await step(scope, who, id, action, undefined, 'work_order_amendment');
      await scope.as(null);
      expect((await read())[0]).toMatchObject({ is_aligned: true, days: 70 });
    }));

  it('is seen and kept by its organisation and the officer in charge; others see nothing or only look', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await site(scope);
      const sees = async (who: string) => {
        await scope.as(who);
        const [row] = await scope.sql`select public.get_register(${JATNI}, ${register}) as answer`;
        const answer = (row as { answer: { may_record: boolean } | null }).answer;
        return answer && answer.may_record;
      };
      expect(await sees(OWN)).toBe(true);
      expect(await sees(person('je'))).toBe(true);
      expect(await sees(person('ae'))).toBe(false);
      expect(await sees(OTHER)).toBeNull();
      const attempt = async (who: string) => {
        await scope.as(who);
        return (await scope.refused((q) => enrol(q, register, [{ individual_id: people[0] }])))
          .code;
      };
      expect(await attempt(OTHER)).toBe('REGISTER_NOT_FOUND');
      expect(await attempt(person('ae'))).toBe('NOT_PERMITTED');
      expect(await attempt(person('eo', 'dhenkanal'))).toBe('REGISTER_NOT_FOUND');
      await scope.as(null);
      await scope.sql`update public.work_orders w set officer_id = null from public.attendance_registers r where r.work_order_id = w.id and r.id = ${register}`;
      expect(await attempt(person('je'))).toBe('UNAUTHORISED_USER');
      await scope.as(person('je'));
      expect(
        (await scope.refused((q) => mark(q, register, week, marksOf(people[0], week, '2')))).code,
      ).toBe('UNAUTHORISED_USER');
    }));
});

describe('enrolment', () => {
  it('takes people with a day and the first skill, and refuses what does not fit', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await site(scope);
      const refused = async (rows: unknown) =>
        faults(await scope.refused((q) => enrol(q, register, rows as never)));
      expect(await refused([])).toEqual(['/attendees ATTENDEE_LIST_EMPTY']);
      expect(await refused([{}])).toEqual(['/attendees/0/individual_id INDIVIDUAL_ID']);
      expect(await refused([{ individual_id: people[0] }, { individual_id: people[0] }])).toEqual([
        '/attendees/1/individual_id ATTENDEE',
      ]);
      expect(await refused([{ individual_id: register }])).toEqual([
        '/attendees/0/individual_id INDIVIDUAL_ID_NOT_FOUND',
      ]);
      expect(
        await refused([{ individual_id: people[0], enrolled_on: dayAfter(week, -30) }]),
      ).toEqual(['/attendees/0/enrolled_on ENROLLMENT_DATE']);
      expect(await refused([{ individual_id: people[0], enrolled_on: 'soon' }])).toEqual([
        '/attendees/0/enrolled_on INVALID_DATE',
      ]);
      expect(
        await refused([{ individual_id: people[0], skill_code: 'OTHERS.BORING_MISTRY' }]),
      ).toEqual(['/attendees/0/skill_code NOT_IN_MASTER']);
      const [row] = await enrol(scope.sql, register, [
        { individual_id: people[0], enrolled_on: week },
        { individual_id: people[1] },
      ]);
      expect(row).toMatchObject({ answer: { count: 2, engaged_elsewhere: [] } });
      const stored =
        await scope.sql`select skill_code from public.attendees where register_id = ${register} and individual_id = ${people[0]}`;
      expect(stored).toMatchObject([{ skill_code: 'HIGHLY_SKILLED.MASON' }]);
      expect(await refused([{ individual_id: people[0] }])).toEqual([
        '/attendees/0/individual_id ALREADY_ENROLLED',
      ]);
      await scope.as(null);
      await scope.sql`update public.individuals set is_active = false where id = ${people[2]}`;
      await scope.as(OWN);
      expect(await refused([{ individual_id: people[2] }])).toEqual([
        '/attendees/0/individual_id INDIVIDUAL_INACTIVE',
      ]);
      expect(
        (await scope.refused((q) => q`select public.enrol_attendees(${JATNI}, null, '[]')`))
          .fields[0]?.code,
      ).toBe('REGISTER_ID');
      expect(
        (await scope.refused((q) => enrol(q, register, [], null as never))).fields[0]?.code,
      ).toBe('TENANT_ID');
    }));

  it('ends with a last day; who has left does not return unless the agency allows it', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await site(scope);
      await enrol(scope.sql, register, [{ individual_id: people[0], enrolled_on: week }]);
      expect(faults(await remove(scope, register, null, null))).toEqual([
        '/individual_id INDIVIDUAL_ID',
      ]);
      expect(faults(await remove(scope, register, people[1], null))).toEqual([
        '/individual_id NOT_ENROLLED',
      ]);
      expect(faults(await remove(scope, register, people[0], dayAfter(week, -1)))).toEqual([
        '/left_on DENROLLMENT_DATE_BEFORE',
      ]);
      expect(faults(await remove(scope, register, people[0], dayAfter(week, 200)))).toEqual([
        '/left_on DENROLLMENT_DATE',
      ]);
      await mark(scope.sql, register, week, marksOf(people[0], week, '22'));
      expect(faults(await remove(scope, register, people[0], week))).toEqual([
        '/left_on MARKED_LATER',
      ]);
      await scope.sql`select public.remove_attendee(${JATNI}, ${register}, ${people[0]}, ${dayAfter(week, 2)}::date)`;
      const again = (q: typeof scope.sql) =>
        enrol(q, register, [{ individual_id: people[0], enrolled_on: dayAfter(week, 4) }]);
      expect(faults(await scope.refused(again))).toEqual([
        '/attendees/0/individual_id HAS_LEFT_REGISTER',
      ]);
      await setting(scope, 'attendance.allows_return', 'true');
      await again(scope.sql);
    }));

  it('a register that has ended takes nobody, nor does one whose order is suspended', () =>
    story(sql, async (scope) => {
      const { register, order, people, week } = await site(scope);
      await scope.as(null);
      await scope.sql`update public.work_orders set ends_on = ${week}::date where id = ${order}`;
      await scope.as(OWN);
      expect(
        faults(await scope.refused((q) => enrol(q, register, [{ individual_id: people[0] }]))),
      ).toEqual(['/register_id END_DATE']);
      await scope.as(null);
      await scope.sql`update public.work_orders set suspended_on = ${week}::date, suspension_reason = 'Flood' where id = ${order}`;
      await scope.as(OWN);
      expect(
        (await scope.refused((q) => enrol(q, register, [{ individual_id: people[0] }]))).code,
      ).toBe('INACTIVE_REGISTER');
      expect((await scope.refused((q) => handIn(q, register, week))).code).toBe(
        'INACTIVE_REGISTER',
      );
      expect(
        (await scope.refused((q) => mark(q, register, week, marksOf(people[0], week, '2')))).code,
      ).toBe('INACTIVE_REGISTER');
    }));

  it('a person works in one register of the agency at a time, or half a day in each where the agency lets them', () =>
    story(sql, async (scope) => {
      const first = await markedSite(scope);
      const second = await secondRegister(scope, first);
      await scope.as(OWN);
      const join = (q: typeof scope.sql) =>
        enrol(
          q,
          second,
          first.people.map((id) => ({ individual_id: id, enrolled_on: first.week })),
        );
      expect(faults(await scope.refused(join))).toEqual(
        [0, 1, 2].map((at) => `/attendees/${at}/individual_id ALREADY_ENGAGED`),
      );
      await setting(scope, 'attendance.is_engagement_exclusive', 'false');
      await join(scope.sql);
      expect(
        faults(
          await scope.refused((q) =>
            mark(q, second, first.week, marksOf(first.people[0], first.week, '1')),
          ),
        ),
      ).toEqual(['/marks/0/halves OVERLAPPING_ATTENDANCE']);
      expect(
        faults(
          await scope.refused((q) =>
            mark(q, second, first.week, marksOf(first.people[1], first.week, '12')),
          ),
        ),
      ).toEqual(['/marks/1/halves OVERLAPPING_ATTENDANCE']);
      await mark(scope.sql, second, first.week, marksOf(first.people[1], first.week, '11'));
    }));
});

describe('the marks of a week', () => {
  it('are stored at once, blanks become absences, and can be changed until the muster is handed in', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await markedSite(scope);
      const stored = async () =>
        (
          await scope.sql`select individual_id, string_agg(halves::text, '' order by on_date) as marks from public.attendance_marks
          where register_id = ${register} group by 1`
        ).map((row) => [row['individual_id'], row['marks']] as const);
      expect(new Map(await stored())).toEqual(
        new Map([
          [people[0], '2222100'],
          [people[1], '1111110'],
          [people[2], '0000000'],
        ]),
      );
      await mark(scope.sql, register, week, marksOf(people[2], week, '2'), [
        { individual_id: people[0], skill_code: 'UNSKILLED.MALE_MULIA' },
      ]);
      expect(new Map(await stored()).get(people[2])).toBe('2000000');
      await handIn(scope.sql, register, week);
      expect(
        (await scope.refused((q) => mark(q, register, week, marksOf(people[2], week, '2')))).code,
      ).toBe('WEEK_LOCKED');
    }));

  it('are refused where they make no sense', () =>
    story(sql, async (scope) => {
      const { register, people, week } = await site(scope);
      const joined = dayAfter(week, 2);
      await enrol(scope.sql, register, [{ individual_id: people[0], enrolled_on: joined }]);
      const refused = async (marks: unknown, on: string | null = week, skills: unknown = []) =>
        faults(await scope.refused((q) => mark(q, register, on, marks as never, skills as never)));
      const one = { individual_id: people[0], on_date: joined, halves: 2 };
      expect(await refused([one], null)).toEqual(['/week_starts_on START_DATE_EMPTY']);
      expect(await refused([one], joined)).toEqual(['/week_starts_on START_DATE_MONDAY']);
      expect(await refused([])).toEqual(['/marks ATTENDANCE']);
      expect(await refused([{ ...one, individual_id: null }])).toEqual([
        '/marks/0/individual_id INDIVIDUAL_ID',
      ]);
      expect(await refused([{ ...one, on_date: 'x' }])).toEqual(['/marks/0/on_date INVALID_DATE']);
      expect(await refused([{ ...one, halves: 3 }])).toEqual(['/marks/0/halves OUT_OF_RANGE']);
      expect(await refused([{ ...one, on_date: dayAfter(week, 8) }])).toEqual([
        '/marks/0/on_date INVALID_ATTENDANCE_TIME',
      ]);
      expect(await refused([one, one])).toEqual(['/marks/1 ATTENDANCE_TWICE']);
      expect(await refused([{ ...one, individual_id: people[1] }])).toEqual([
        '/marks/0/individual_id UNENROLLED_ATTENDEES',
      ]);
      expect(await refused([{ ...one, on_date: week }])).toEqual([
        '/marks/0/on_date INELIGIBLE_ATTENDEES',
      ]);
      expect(
        await refused([one], week, [{ individual_id: people[0], skill_code: 'NO.SUCH' }]),
      ).toEqual(['/skills/0/skill_code NOT_IN_MASTER']);
      const next = await monday(scope.sql, 1);
      expect(await refused([{ ...one, on_date: next }], next)).toEqual([
        '/marks/0/on_date FUTURE_DATE',
      ]);
      expect((await scope.refused((q) => mark(q, people[0], week, [one]))).code).toBe(
        'REGISTER_NOT_FOUND',
      );
    }));

  it('people to enrol are found by a part of the name, once', () =>
    story(sql, async (scope) => {
      const { register, people } = await site(scope);
      const find = async () =>
        (
          (
            await scope.sql`select public.find_enrollable(${JATNI}, ${register}, 'Worker') as found`
          )[0] as unknown as { found: { individual_id: string }[] }
        ).found.map(({ individual_id }) => individual_id);
      expect(await find()).toEqual(people);
      await enrol(scope.sql, register, [{ individual_id: people[0] }]);
      expect(await find()).toEqual(people.slice(1));
      await scope.as(OTHER);
      expect(await find()).toEqual([]);
      await workers(scope);
    }));
});
