import fs from 'node:fs';
import { describe, expect, it } from 'vitest';

import { ERROR_CODES } from '#domain';

import { connect } from '../db/support/scope.ts';

const sql = connect();

/** Guards in the spirit of Supabase's splinter lints. Each answers the objects that break its rule. */
const GUARDS: [rule: string, query: string][] = [
  [
    'row-level security is on for every table',
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'private') and not c.relrowsecurity`,
  ],
  [
    'every table of the API has at least one policy',
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_policy p where p.polrelid = c.oid)`,
  ],
  [
    'views run with the rights of who asks',
    `select c.relname as name from pg_class c where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
      and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
  ],
  [
    'functions fix their search path to nothing',
    `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (select from unnest(p.proconfig) c where c in ('search_path=', 'search_path=""'))`,
  ],
  [
    'policies name their role and are for one command',
    `select p.polname || ' on ' || p.polrelid::regclass as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and (p.polroles = '{0}' or p.polcmd = '*')`,
  ],
  [
    'policies are named "<table>: <who> <may do what>"',
    `select p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = 'public'::regnamespace and p.polname not like c.relname || ': %'`,
  ],
  [
    'policies call their helpers once per statement, inside a scalar sub-select',
    `select p.policyname || ' on ' || p.tablename as name from pg_policies p
      where p.schemaname = 'public' and regexp_replace(coalesce(p.qual, '') || coalesce(p.with_check, ''), '\\( SELECT \\(?(private\\.my_|auth\\.)', '', 'g')
        ~ '(private\\.my_|auth\\.)'`,
  ],
  [
    'an index stands behind every foreign key',
    `select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f' and c.connamespace in ('public'::regnamespace, 'private'::regnamespace) and not exists (
        select from pg_index i where i.indrelid = c.conrelid and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`,
  ],
  [
    'every business table begins its key with tenant_id',
    `select c.relname as name from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname <> 'tenant_id'
        and c.relname not in ('tenants', 'permissions', 'user_profiles', 'setting_definitions', 'code_lists', 'document_types', 'workflow_effects',
          'notification_kinds', 'notification_preferences')`,
  ],
  [
    'every table, view and function of the API is described',
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and obj_description(c.oid) is null
      union all select p.oid::regprocedure::text from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and obj_description(p.oid) is null`,
  ],
  [
    'anonymous callers may touch no table and call no function',
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
        and has_any_column_privilege('anon', c.oid, 'select, insert, update')
      union all select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and has_table_privilege('anon', c.oid, 'delete, truncate, trigger')
      union all select p.oid::regprocedure::text from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and has_function_privilege('anon', p.oid, 'execute')`,
  ],
  [
    'no column that a workflow owns can be written by who signs in',
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace and c.relname in ('projects', 'estimates', 'estimate_lines', 'estimate_measurements',
          'estimate_sanctions', 'workflow_instances', 'workflow_history', 'document_snapshots', 'rate_revision_items', 'documents', 'outbox_messages', 'audit_log')
        and (has_column_privilege('authenticated', c.oid, a.attnum, 'insert') or has_column_privilege('authenticated', c.oid, a.attnum, 'update'))`,
  ],
  [
    'every business table is under audit',
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('permissions', 'setting_definitions', 'code_lists', 'document_types', 'workflow_effects', 'audit_log', 'outbox_messages',
        'workflow_history', 'document_snapshots', 'rate_revision_items', 'notification_kinds', 'notifications', 'notification_preferences', 'list_preferences')
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'tg__audit')`,
  ],
];

describe('the catalogue', () => {
  it.each(GUARDS)('%s', async (_rule, query) => {
    const rows = await sql.unsafe(query);
    expect(rows.map((row) => row['name'] as string)).toEqual([]);
  });

  it('policies that compare a tenant find an index that begins with it', async () => {
    const rows =
      await sql`select distinct p.tablename as name from pg_policies p where p.schemaname = 'public' and p.qual like '%tenant_id = ANY%'
      and not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = ('public.' || p.tablename)::regclass and a.attname = 'tenant_id')`;
    expect(rows).toEqual([]);
  });
});

describe('error codes', () => {
  it('that SQL raises are all in the closed list', () => {
    const migrations = fs
      .readdirSync('supabase/migrations')
      .map((file) => fs.readFileSync(`supabase/migrations/${file}`, 'utf8'));
    const raised = new Set<string>();
    for (const text of migrations) {
      for (const [, code] of text.matchAll(/private\.fail\(\s*\d+,\s*'([^']+)'/g))
        raised.add(code ?? '');
      for (const [, code] of text.matchAll(/private\.field_error\([^;]*?,\s*'([A-Z][A-Z_.]+)'/g))
        raised.add(code ?? '');
      for (const [, code] of text.matchAll(/'code', '([A-Z_]+)'/g)) raised.add(code ?? '');
    }
    expect(raised.size).toBeGreaterThan(50);
    expect(
      [...raised].filter((code) => !(ERROR_CODES as readonly string[]).includes(code)).sort(),
    ).toEqual([]);
  });
});
