import fs from 'node:fs';
import { describe, expect, it } from 'vitest';

import { connect, story, type Scope } from '../db/support/scope.ts';
import { makeActors, type Actor } from './actors.ts';
import { attemptOf, callOf, readTables, tryAll, VERBS } from './probe.ts';
import { fillEveryTable } from './rows.ts';

/**
 * Generated from the catalogue: every table and view × every actor × every verb, and every function × every actor.
 * The answers stand in expectations.json, by table, verb and answer. A table or function that is not there fails;
 * after a change that is meant, `UPDATE_EXPECTATIONS=1 npm run test:db` writes the file anew, to be read in review.
 */
const FILE = 'tests/security/expectations.json';
type Answers = Record<string, string[]>;
type Expectations = {
  tables: Record<string, Record<string, Record<string, string>>>;
  functions: Record<string, Record<string, string>>;
};

const sql = connect();

const note = (group: Answers, answer: string, actor: Actor) => {
  (group[answer] ??= []).push(actor.name);
};

/** Answers with who got them, in one line each; the most frequent is everyone else's. */
function summarise(answers: Answers): Record<string, string> {
  const sorted = Object.entries(answers).sort(
    (a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]),
  );
  return Object.fromEntries(
    sorted.map(([answer, names], index) => [
      answer,
      index === 0 ? 'everyone else' : names.join(' | '),
    ]),
  );
}

async function probeTables(
  scope: Scope,
  actors: Actor[],
): Promise<{ found: Expectations['tables']; size: number }> {
  await scope.as(null);
  const tables = await readTables(scope);
  const samples = new Map<string, Record<string, unknown>>();
  for (const table of tables.filter(({ isView }) => !isView)) {
    const where = table.columns.includes('tenant_id')
      ? `where tenant_id = 'od.jatni'`
      : table.name === 'tenants'
        ? `where id = 'od.jatni'`
        : '';
    const [row] = await scope.sql.unsafe(
      `select to_jsonb(t) as row from public."${table.name}" t ${where} limit 1`,
    );
    if (row === undefined) throw new Error(`No sample row in ${table.name}: add one to rows.ts.`);
    samples.set(table.name, row['row'] as Record<string, unknown>);
  }
  const answers: Record<string, Record<string, Answers>> = {};
  const tries = tables.flatMap((table) => VERBS.map((verb) => ({ table, verb })));
  const attempts = tries.map(({ table, verb }) => attemptOf(table, verb, samples.get(table.name)));
  for (const actor of actors) {
    await scope.as(actor.login);
    const given = await tryAll(scope, attempts);
    for (const [index, { table, verb }] of tries.entries())
      note(((answers[table.name] ??= {})[verb] ??= {}), given[index] ?? '', actor);
  }
  const found = Object.fromEntries(
    Object.entries(answers).map(([table, verbs]) => [
      table,
      Object.fromEntries(Object.entries(verbs).map(([verb, group]) => [verb, summarise(group)])),
    ]),
  );
  return { found, size: actors.length * tries.length };
}

type Signature = { name: string; call: string };

/** Calls with Jatni where a tenant is asked for and nothing elsewhere: enough to pass or not to pass the door. */
async function readFunctions(scope: Scope): Promise<Signature[]> {
  await scope.as(null);
  const rows = await scope.sql`select p.proname as name, p.pronargs - p.pronargdefaults as required,
      array(select format_type(t, null) from unnest(p.proargtypes) t) as types, p.proargnames as names
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by 1`;
  return rows.map((row) => {
    const names = (row['names'] as string[] | null) ?? [];
    const args = (row['types'] as string[])
      .slice(0, row['required'] as number)
      .map((type, index) =>
        names[index] === 'p_tenant_id'
          ? `'od.jatni'`
          : type === 'jsonb'
            ? `'{"x": 1}'`
            : `null::${type}`,
      );
    const optionalTenant = args.length === 0 && names[0] === 'p_tenant_id' ? [`'od.jatni'`] : [];
    return {
      name: row['name'] as string,
      call: `public.${row['name'] as string}(${[...args, ...optionalTenant].join(', ')})`,
    };
  });
}

async function probeFunctions(
  scope: Scope,
  actors: Actor[],
): Promise<{ found: Expectations['functions']; size: number }> {
  const answers: Record<string, Answers> = {};
  const functions = await readFunctions(scope);
  for (const actor of actors) {
    await scope.as(actor.login);
    const given = await tryAll(
      scope,
      functions.map(({ call }) => callOf(call)),
    );
    for (const [index, { name }] of functions.entries())
      note((answers[name] ??= {}), given[index] ?? '', actor);
  }
  return {
    found: Object.fromEntries(
      Object.entries(answers).map(([name, group]) => [name, summarise(group)]),
    ),
    size: actors.length * functions.length,
  };
}

describe('the security matrix', () => {
  it(
    'is what expectations.json says, for every object of the catalogue',
    { timeout: 600_000 },
    () =>
      story(sql, async (scope) => {
        await fillEveryTable(scope);
        const actors = await makeActors(scope);
        const tables = await probeTables(scope, actors);
        const functions = await probeFunctions(scope, actors);
        const found: Expectations = { tables: tables.found, functions: functions.found };
        console.info(
          `Security matrix: ${actors.length} actors × ${Object.keys(tables.found).length} tables and views × ${VERBS.length} verbs = ${tables.size} checks; ` +
            `${Object.keys(functions.found).length} functions × ${actors.length} actors = ${functions.size} checks.`,
        );
        if (process.env['UPDATE_EXPECTATIONS'] === '1')
          fs.writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
        const expected = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Expectations;
        expect(Object.keys(found.tables)).toEqual(Object.keys(expected.tables));
        expect(Object.keys(found.functions)).toEqual(Object.keys(expected.functions));
        expect(found).toEqual(expected);
      }),
  );
});
