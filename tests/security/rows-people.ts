import type { Scope } from '../db/support/scope.ts';

/** Wage seekers, their accounts and skills stand in the seed; a skill of an agency's own and a number seen in full do not. */
export async function peopleRows({ sql: q }: Scope): Promise<void> {
  for (const tenant of ['od.jatni', 'od.dhenkanal']) {
    await q`insert into public.skills (tenant_id, code, level_code, name, sor_code) values (${tenant}, 'SKILLED.OWN', 'SKILLED', 'Own skill', 'SOR_002001')`;
    await q`insert into public.personal_reveals (tenant_id, kind, subject_id, field, reason, actor_id)
      select tenant_id, 'INDIVIDUAL', id, 'mobile', 'Matrix', gen_random_uuid() from public.individuals where tenant_id = ${tenant} limit 1`;
  }
}
