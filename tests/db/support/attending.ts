import { JATNI, person } from './papers.ts';
import { acceptedOrder, OWN } from './orders.ts';
import type { Scope } from './scope.ts';

import type postgres from 'postgres';

type Json = postgres.JSONValue;
type Sql = postgres.TransactionSql;

export interface Site {
  order: string;
  register: string;
  /** Individuals of the group, who are free: a mason (also male mulia), then two women. */
  people: [string, string, string];
  /** Monday of the week before the present one. */
  week: string;
}

/** The Monday some weeks before or after the present one, as the agency counts days. */
export const monday = async (sql: Sql, weeks = 0): Promise<string> => {
  const [row] =
    await sql`select (date_trunc('week', private.local_date(${JATNI})::timestamp)::date + ${weeks * 7}::int)::text as day`;
  return (row as { day: string }).day;
};

export const dayAfter = (day: string, plus: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10);

/** Three wage seekers whom the group registered, made for the story. */
export async function workers(scope: Scope): Promise<[string, string, string]> {
  await scope.as(null);
  const rows =
    await scope.sql`insert into public.individuals (tenant_id, number, name, guardian_name, relationship, date_of_birth, gender, ward_code, locality_code,
      aadhaar_last4, mobile_last4, registered_by_organisation_id)
    select ${JATNI}, 'IND-TEST-' || gen_random_uuid(), 'Worker ' || n, 'Guardian', 'FATHER', date '1990-01-01', 'MALE', 'W003', 'L003', '0000', '0000', o.id
    from generate_series(1, 3) n, public.organisations o where o.tenant_id = ${JATNI} and o.number = 'ORG-000001' order by n returning id`;
  const people = rows.map((row) => (row as unknown as { id: string }).id) as [
    string,
    string,
    string,
  ];
  const skills = [
    ['HIGHLY_SKILLED.MASON', 'UNSKILLED.MALE_MULIA'],
    ['UNSKILLED.FEMALE_MULIA'],
    ['UNSKILLED.FEMALE_MULIA'],
  ];
  for (const [at, codes] of skills.entries())
    for (const [ordinal, code] of codes.entries())
      await scope.sql`insert into public.individual_skills (tenant_id, individual_id, skill_code, ordinal) values (${JATNI}, ${people[at] ?? ''}, ${code}, ${ordinal})`;
  return people;
}

/** An accepted order that began two weeks ago, its register, and three people who may work there. */
export async function site(scope: Scope): Promise<Site> {
  const { order } = await acceptedOrder(scope);
  await scope.as(null);
  const week = await monday(scope.sql, -1);
  await scope.sql`update public.work_orders set starts_on = ${week}::date - 7, ends_on = ${week}::date + 60 where id = ${order.id}`;
  const [row] =
    await scope.sql`select id from public.attendance_registers where work_order_id = ${order.id}`;
  const people = await workers(scope);
  await scope.as(OWN);
  return { order: order.id, register: (row as { id: string }).id, people, week };
}

export const enrol = (sql: Sql, register: string, attendees: Json, tenant = JATNI) =>
  sql`select public.enrol_attendees(${tenant}, ${register}, ${sql.json(attendees)}) as answer`;

export const mark = (
  sql: Sql,
  register: string,
  week: string | null,
  marks: Json,
  skills: Json = [],
) =>
  sql`select public.save_attendance(${JATNI}, ${register}, ${week}::date, ${sql.json(marks)}, ${sql.json(skills)}) as answer`;

/** Marks of one person: one digit a day from Monday on. */
export const marksOf = (individual: string, week: string, digits: string) =>
  Array.from(digits).map((halves, at) => ({
    individual_id: individual,
    on_date: dayAfter(week, at),
    halves: Number(halves),
  }));

export const handIn = async (sql: Sql, register: string, week: string | null) => {
  const [row] =
    await sql`select public.submit_muster(${JATNI}, ${register}, ${week}::date) as saved`;
  return (
    row as { saved: { id: string; number: string; version: number; days: string; amount: string } }
  ).saved;
};

/** Everybody of the site enrolled from its first week on and marked in the week before this. */
export async function markedSite(scope: Scope): Promise<Site> {
  const made = await site(scope);
  await enrol(
    scope.sql,
    made.register,
    made.people.map((id) => ({ individual_id: id, enrolled_on: made.week })),
  );
  await mark(scope.sql, made.register, made.week, [
    ...marksOf(made.people[0], made.week, '222210'),
    ...marksOf(made.people[1], made.week, '111111'),
  ]);
  return made;
}

export const verifier = person('ae');
export const approver = person('me');

/** Another running order of the same group: the first one's seeded neighbour, moved to the same days. */
export async function secondRegister(scope: Scope, first: Site): Promise<string> {
  await scope.as(null);
  const [row] =
    await scope.sql`select r.id, r.work_order_id from public.attendance_registers r join public.work_orders w on w.tenant_id = r.tenant_id and w.id = r.work_order_id
    where r.tenant_id = ${JATNI} and w.name = 'Pathway to Jagannath temple'`;
  const { id, work_order_id: order } = row as unknown as { id: string; work_order_id: string };
  await scope.sql`update public.work_orders set starts_on = ${first.week}::date - 7, ends_on = ${first.week}::date + 60 where id = ${order}`;
  return id;
}
