import { randomUUID } from 'node:crypto';

import type { Bench } from './bench.ts';
import { measureTogether } from './measure.ts';
import { asPerson, JATNI, submittedEstimates } from './papers.ts';
import type { Person } from './stack.ts';

const RUNS = 15;

type Read = { what: string; who: string; call: string; parameters: Record<string, unknown> };

/** Reads through the API beside the same question of the same person straight at Postgres. */
export async function benchReads({ sql, person, report }: Bench): Promise<void> {
  const [paper] = await sql<{ id: string }[]>`
    select id from public.estimates where tenant_id = ${JATNI} and state = 'PENDING_FOR_APPROVAL' order by created_at limit 1`;
  const reads: Read[] = [
    {
      what: 'a page of the list of projects',
      who: 'je.jatni',
      call: 'search_projects',
      parameters: { p_tenant_id: JATNI },
    },
    {
      what: 'an estimate in detail',
      who: 'eo.jatni',
      call: 'get_estimate',
      parameters: { p_tenant_id: JATNI, p_id: paper?.id ?? '' },
    },
    {
      what: 'the inbox',
      who: 'eo.jatni',
      call: 'search_inbox',
      parameters: { p_tenant_id: JATNI },
    },
  ];
  for (const { what, who, call, parameters } of reads) {
    const { client, userId } = await person(who);
    const named = Object.keys(parameters).map((name, index) => `${name} => $${index + 1}`);
    const values = Object.values(parameters) as string[];
    const results = await measureTogether(RUNS, 'the SQL', [
      {
        what: `${what}, SQL as the person`,
        step: () =>
          asPerson(sql, userId, (q) => q.unsafe(`select public.${call}(${named.join()})`, values)),
      },
      { what: `${what}, through the API`, step: () => ask(client, call, parameters) },
    ]);
    results.forEach(report);
  }
}

async function ask(client: Person['client'], call: string, parameters: object): Promise<void> {
  const { data, error } = (await client.rpc(call, parameters)) as {
    data: unknown;
    error: { message: string } | null;
  };
  if (error) throw new Error(error.message);
  if (data === null) throw new Error(`${call} found nothing`);
}

/** The approval of an estimate, beside the least that a database could do for it. */
export async function benchTransition({ sql, person, report }: Bench): Promise<void> {
  const [maker, verifier, engineer, officer] = await Promise.all(
    ['je.jatni', 'ae.jatni', 'me.jatni', 'eo.jatni'].map(person),
  );
  if (!maker || !verifier || !engineer || !officer) throw new Error('Nobody is there');
  const move = (who: Person, id: string, action: string, version: number) =>
    asPerson(
      sql,
      who.userId,
      (q) =>
        q`select public.transition(${JATNI}, 'estimate', ${id}, ${action}, ${version}, ${randomUUID()})`,
    );
  const papers = await submittedEstimates(sql, maker.userId, 2 * (RUNS + 1));
  for (const id of papers) {
    await move(verifier, id, 'VERIFY_AND_FORWARD', 2);
    await move(engineer, id, 'TECHNICAL_SANCTION', 3);
  }
  await sql`create table private.bench_papers (id uuid primary key, state text not null)`;
  await sql`create table private.bench_history (id uuid primary key default gen_random_uuid(), paper uuid not null, at timestamptz not null default now())`;
  await sql`insert into private.bench_papers select id, 'PENDING' from public.estimates`;
  const paperOf = (run: number, way: 0 | 1) => papers[2 * (run + 1) + way] ?? '';

  const results = await measureTogether(RUNS, 'the bare one', [
    {
      what: 'a bare update and insert, one transaction',
      step: (run) =>
        sql.begin(async (q) => {
          await q`update private.bench_papers set state = 'APPROVED' where id = ${paperOf(run, 0)}`;
          await q`insert into private.bench_history (paper) values (${paperOf(run, 0)})`;
        }),
    },
    {
      what: 'approve with rules, history, audit and outbox, SQL as the person',
      step: (run) => move(officer, paperOf(run, 0), 'APPROVE', 4),
    },
    {
      what: 'approve, through the edge function',
      step: async (run) => {
        const answer = (await officer.client.functions.invoke('workflow-transition', {
          body: {
            tenant_id: JATNI,
            document_type: 'estimate',
            document_id: paperOf(run, 1),
            action: 'APPROVE',
            expected_version: 4,
            idempotency_key: randomUUID(),
          },
        })) as { error: Error | null };
        if (answer.error) throw answer.error;
      },
    },
  ]);
  results.forEach(report);
}
