import type postgres from 'postgres';

const TABLES = ['public.projects', 'private.search_texts'] as const;
const AGENCIES = 25;

/** SQL of what the n-th project of an agency is called. */
const NUMBER = `'BENCH/' || lpad(n::text, 6, '0')`;
/** SQL: one of the words, by a hash of n, so that no two columns go in step. */
const pick = (words: readonly string[], salt: number) =>
  `(array[${words.map((word) => `'${word}'`).join()}])[1 + (hashint8extended(n, ${salt}) & 1048575) % ${words.length}]`;
const WORKS = [
  'Construction of lined drain',
  'Improvement of cement concrete road',
  'Renovation of community park',
  'Repair of box culvert',
  'Extension of street lighting',
  'Rejuvenation of pond',
  'Boundary wall of primary school',
  'Providing paver blocks',
];
const FIRST = [
  'Bada',
  'Nua',
  'Purba',
  'Hata',
  'Gada',
  'Talu',
  'Sana',
  'Rama',
  'Gopa',
  'Jaga',
  'Khanda',
  'Mala',
];
const SECOND = [
  'pur',
  'sahi',
  'nagar',
  'bari',
  'gaon',
  'padar',
  'mundi',
  'kote',
  'tala',
  'ghati',
  'bandha',
  'chhaka',
];
const PLACE = (salt: number) => `${pick(FIRST, salt)} || ${pick(SECOND, salt + 1)}`;
const NAME = `${pick(WORKS, 1)} || ' from ' || ${PLACE(2)} || ' to ' || ${PLACE(4)}`;

/**
 * Fills 25 agencies with projects up to a total, past the workflow: only lists are read from them. Needs the
 * superuser: triggers are passed by, and indexes are built once rather than row by row.
 */
export async function fillProjects(admin: postgres.Sql, total: number): Promise<void> {
  await admin.begin(async (q) => {
    await q`set local session_replication_role = replica`;
    await q`set local maintenance_work_mem = '512MB'`;
    const indexes = await q<{ name: string; definition: string }[]>`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      where i.indrelid = any (${[...TABLES]}::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
    for (const { name } of indexes) await q.unsafe(`drop index ${name}`);
    await q`insert into public.boundaries (tenant_id, code, kind, name)
      select id, 'BENCH', 'CITY', 'City' from public.tenants where kind = 'ulb' on conflict do nothing`;
    await q.unsafe(`
      insert into public.projects (tenant_id, number, name, description, project_type_code, estimated_cost, proposed_on, ward_code,
        locality_code, created_by, created_by_name, created_at, state)
      select t.id, ${NUMBER}, ${NAME}, 'Made by the bench', 'DR', 1 + (hashint8extended(n, 9) & 4194303), current_date - (n % 900)::int, 'BENCH', 'BENCH',
        gen_random_uuid(), 'Bench', now() - n * interval '1 minute', case when n % 3 = 0 then 'CLOSED' else 'CREATED' end
      from (select id from public.tenants where kind = 'ulb' order by id limit ${AGENCIES}) t cross join generate_series(
        (select count(*) / ${AGENCIES} + 1 from public.projects where number like 'BENCH/%'), ${Math.ceil(total / AGENCIES)}) n`);
    await q`insert into private.search_texts (tenant_id, document_type, document_id, text)
      select p.tenant_id, 'project', p.id, lower(p.number || ' ' || p.name) from public.projects p where p.number like 'BENCH/%'
      on conflict do nothing`;
    for (const { definition } of indexes) await q.unsafe(definition);
  });
  for (const table of TABLES) await admin.unsafe(`vacuum analyze ${table}`);
}
