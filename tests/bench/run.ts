/**
 * `npm run bench [-- --full]`: what the stack costs, as ratios against plain SQL at the same Postgres in the same run.
 * `--full` goes on to a million projects. Prints a table and writes .local/bench.json.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { WebSocket } from 'ws';

import { startStack, type Stack } from '../../supabase/local/stack.ts';
import { benchImports } from './imports.ts';
import { measure, table, type Result } from './measure.ts';
import { asPerson, fillProjects, JATNI, submittedEstimates } from './papers.ts';

const RUNS = 7;
const PASSWORD = 'Demo@1234';
const sizes = process.argv.includes('--full') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-bench-'));
const start = (): Promise<Stack> =>
  startStack({ dataDir, seed: 'demo', functions: true, logLevel: 'silent' });
const results: Result[] = [];
const report = (result: Result): Result => {
  results.push(result);
  console.log(table([result]).split('\n')[1]);
  return result;
};

async function signIn(stack: Stack, email: string) {
  const client = createClient(stack.url, stack.publishableKey, {
    auth: { persistSession: false },
    // Node 20 has no WebSocket of its own.
    realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
  });
  const { data, error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error) throw error;
  return { client, userId: data.user.id };
}

async function timedStart(name: string): Promise<Stack> {
  const from = performance.now();
  const stack = await start();
  await signIn(stack, 'je.jatni@demo.digit.example');
  report({ name, median: (performance.now() - from) / 1000, runs: 1, unit: 's' });
  return stack;
}

async function benchReads(stack: Stack, sql: postgres.Sql): Promise<void> {
  const { client, userId } = await signIn(stack, 'je.jatni@demo.digit.example');
  const bare = report(
    await measure('a page of projects, SQL as the person', RUNS, () =>
      asPerson(sql, userId, (q) => q`select public.search_projects(${JATNI})`),
    ),
  );
  report(
    await measure(
      'a page of projects, through the API',
      RUNS,
      async () => {
        const { error } = await client.rpc('search_projects', { p_tenant_id: JATNI });
        if (error) throw new Error(error.message);
      },
      bare,
    ),
  );
}

async function benchTransition(stack: Stack, sql: postgres.Sql): Promise<void> {
  const maker = await signIn(stack, 'je.jatni@demo.digit.example');
  const { client, userId } = await signIn(stack, 'ae.jatni@demo.digit.example');
  const papers = await submittedEstimates(sql, maker.userId, 3 * (RUNS + 1));
  await sql`create table if not exists private.bench_papers (id uuid primary key, state text)`;
  await sql`create table if not exists private.bench_history (id uuid default gen_random_uuid(), paper uuid)`;
  await sql`insert into private.bench_papers select id, 'A' from public.estimates on conflict do nothing`;
  const step = { action: 'VERIFY_AND_FORWARD', expected_version: 2 };

  const bare = report(
    await measure('a bare update and insert', RUNS, (run) =>
      sql.begin(async (q) => {
        await q`update private.bench_papers set state = 'B' where id = ${papers[run + 1] ?? ''}`;
        await q`insert into private.bench_history (paper) values (${papers[run + 1] ?? ''})`;
      }),
    ),
  );
  report(
    await measure(
      'a transition with history, audit and outbox, SQL as the person',
      RUNS,
      (run) =>
        asPerson(
          sql,
          userId,
          (q) =>
            q`select public.transition(${JATNI}, 'estimate', ${papers[run + 1] ?? ''}, ${step.action}, 2, ${randomUUID()})`,
        ),
      bare,
    ),
  );
  report(
    await measure(
      'the same through the edge function',
      RUNS,
      async (run) => {
        const document_id = papers[RUNS + 2 + run];
        const body = { tenant_id: JATNI, document_type: 'estimate', document_id, ...step };
        const answer = (await client.functions.invoke('workflow-transition', {
          body: { ...body, idempotency_key: randomUUID() },
        })) as { error: Error | null };
        if (answer.error) throw answer.error;
      },
      bare,
    ),
  );
}

async function benchLists(stack: Stack, sql: postgres.Sql): Promise<void> {
  const { userId } = await signIn(stack, 'je.jatni@demo.digit.example');
  const page = (criteria: object, isLast: boolean) =>
    asPerson(
      sql,
      userId,
      (q) =>
        q`select public.search_projects(${JATNI}, ${JSON.stringify(criteria)}::text::jsonb, '-created_at', p_limit => 20, p_is_last => ${isLast})`,
    );
  const first: Record<string, Result> = {};
  for (const size of sizes) {
    await fillProjects(sql, size);
    for (const [name, criteria, isLast] of [
      ['first page', {}, false],
      ['last page', {}, true],
      ['search', { query: 'locality 42' }, false],
    ] as const) {
      const result = await measure(
        `projects, ${size.toLocaleString('en')}: ${name}`,
        RUNS,
        () => page(criteria, isLast),
        first[name],
      );
      first[name] ??= result;
      report(result);
    }
  }
}

let stack = await timedStart('first start to first login');
await stack.stop();
stack = await timedStart('second start to first login');
const sql = postgres(stack.dbUrl, { max: 2, onnotice: () => undefined });
try {
  await benchReads(stack, sql);
  await benchTransition(stack, sql);
  await benchLists(stack, sql);
  for (const result of await benchImports(RUNS)) report(result);
  const memory = process.memoryUsage().rss / 1024 / 1024;
  report({ name: 'memory of the gateway process', median: memory, runs: 1, unit: 'MB' });
  fs.mkdirSync('.local', { recursive: true });
  fs.writeFileSync(path.join('.local', 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\n${table(results)}`);
} finally {
  await sql.end();
  await stack.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
