import { describe, expect, it } from 'vitest';

import { DOCUMENT_TYPES } from '../../supabase/functions/_shared/domain/index.ts';
import admin from '../../web/i18n/en/admin.json' with { type: 'json' };
import common from '../../web/i18n/en/common.json' with { type: 'json' };
import masters from '../../web/i18n/en/masters.json' with { type: 'json' };
import { connect } from './support/scope.ts';

const sql = connect();
const column = async (query: string) =>
  (await sql.unsafe<{ name: string }[]>(query)).map(({ name }) => name);

/** The catalogues of the other languages have the same keys: their own test says so. */
describe('what the database shows to people has words', () => {
  it('the tables and columns of the audit log', async () => {
    const audited = `pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'tg__audit'`;
    const tables = await column(`select c.relname as name from ${audited} order by 1`);
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((name) => !(name in admin.audit.tables))).toEqual([]);
    const columns = await column(
      `select distinct a.attname as name from pg_attribute a
       where a.attnum > 0 and not a.attisdropped and a.attrelid in (select c.oid from ${audited}) order by 1`,
    );
    const named = { ...masters.fields, ...admin.audit.columns };
    expect(columns.filter((name) => !(name in named))).toEqual([]);
  });

  it('the kinds of paper that have a workflow', async () => {
    const kinds = await column(
      `select distinct document_type as name from public.workflow_services where status = 'PUBLISHED' order by 1`,
    );
    expect(kinds).toEqual([...DOCUMENT_TYPES].sort());
    expect(kinds.filter((kind) => !(kind in common.noun))).toEqual([]);
  });

  it('the settings, in every language', async () => {
    expect(
      await column(`select key as name from public.setting_definitions
        where not (local_descriptions ?& array['or', 'hi'])`),
    ).toEqual([]);
  });
});
