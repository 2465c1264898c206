import { describe, expect, it } from 'vitest';
import type postgres from 'postgres';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  move,
  nonSorLine,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  sorLine,
  type Saved,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Line = { id: string; category: string; what: string; previous: string | null };

async function revise(
  transaction: postgres.TransactionSql,
  id: string,
  reason = 'Rock below one metre',
): Promise<Saved> {
  const [row] =
    await transaction`select public.revise_estimate(${JATNI}, ${id}, ${reason}) as begun`;
  return (row as { begun: Saved }).begun;
}

/** An estimate in force and a draft of its revision; the scope then acts as the JE. */
async function revisedDraft(scope: Scope) {
  const { project, estimate } = await draftedEstimate(scope);
  await forward(scope, estimate, 4);
  await scope.as(person('je'));
  return { project, estimate, revision: await revise(scope.sql, estimate.id) };
}

const linesOf = (transaction: postgres.TransactionSql, id: string) =>
  transaction<
    Line[]
  >`select id, category, coalesce(sor_code, overhead_code, name) as what, previous_line_id as previous
    from public.estimate_lines where estimate_id = ${id} order by ordinal`;

describe('beginning a revision', () => {
  it('keeps the number, the lines, the rates and the amounts, and leaves the estimate in force', () =>
    story(sql, async (scope) => {
      const { estimate, revision } = await revisedDraft(scope);
      const rows =
        await scope.sql`select id, number, revision_number, version_number, state, application_status, exact_total, previous_id
        from public.estimates where project_id = (select project_id from public.estimates where id = ${estimate.id}) order by version_number`;
      expect(rows).toMatchObject([
        { id: estimate.id, version_number: 1, application_status: 'ACTIVE' },
        {
          id: revision.id,
          number: rows[0]?.['number'] as string,
          revision_number: null,
          version_number: 2,
          state: 'DRAFTED',
          application_status: 'INWORKFLOW',
          exact_total: rows[0]?.['exact_total'] as string,
          previous_id: estimate.id,
        },
      ]);
      const before = await linesOf(scope.sql, estimate.id);
      const after = await linesOf(scope.sql, revision.id);
      expect(after.map(({ previous }) => previous)).toEqual(before.map(({ id }) => id));
    }));

  it.each([
    ['a reason that says nothing', ' ', '/reason', 'REQUIRED'],
    ['a reason of one letter', 'x', '/reason', 'TOO_SHORT'],
  ])('is refused with %s', (_name, reason, pointer, code) =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      await scope.as(person('je'));
      const refusal = await scope.refused((inner) => revise(inner, estimate.id, reason));
      expect(refusal.fields).toMatchObject([{ pointer, code }]);
    }),
  );

  it('is refused before the sanction, twice at once, and beyond the limit', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      expect(await scope.refused((inner) => revise(inner, estimate.id))).toMatchObject({
        code: 'INVALID_ESTIMATE',
        details: { reason: 'IN_WORKFLOW' },
      });
      await forward(scope, estimate, 4);
      await scope.as(person('je'));
      const revision = await revise(scope.sql, estimate.id);
      expect(await scope.refused((inner) => revise(inner, estimate.id))).toMatchObject({
        code: 'INVALID_ESTIMATE',
        details: { reason: 'IN_WORKFLOW', id: revision.id },
      });
      await forward(scope, revision, 4);
      await scope.as(person('je'));
      expect(await scope.refused((inner) => revise(inner, estimate.id))).toMatchObject({
        code: 'INVALID_ESTIMATE',
        details: { reason: 'NOT_APPROVED' },
      });
      const third = await revise(scope.sql, revision.id);
      await forward(scope, third, 4);
      await scope.as(person('je'));
      expect(await scope.refused((inner) => revise(inner, third.id))).toMatchObject({
        code: 'INVALID_ESTIMATE',
        details: { reason: 'LIMIT', limit: 3 },
      });
    }));

  it('is for those who make estimates in the agency', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      for (const [who, code] of [
        [person('ae'), 'NOT_PERMITTED'],
        [person('je', 'dhenkanal'), 'NOT_PERMITTED'],
        [person('cbo'), 'NOT_PERMITTED'],
      ] as const) {
        await scope.as(who);
        const refusal = await scope.refused((inner) => revise(inner, estimate.id));
        expect(refusal.code, who).toBe(code);
      }
      await scope.as('anon');
      expect((await scope.refused((inner) => revise(inner, estimate.id))).state).toBe('42501');
    }));
});

describe('the content of a revision', () => {
  it('keeps what was sanctioned at its rate and takes new lines at the rate of today', () =>
    story(sql, async (scope) => {
      const { project, revision } = await revisedDraft(scope);
      await scope.as(null);
      await scope.sql`update public.sor_rates set valid_to = current_date - 1 where sor_code = 'SOR_TEST'`;
      await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values ('od', 'od', 'SOR_TEST', 500, current_date)`;
      await scope.sql`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code) values ('od', 'SOR_NEW', 'W', 'Cutting in rock', 'CUM')`;
      await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values ('od', 'od', 'SOR_NEW', 900, '2026-04-01')`;
      await scope.as(person('je'));
      // Neither line says what it goes on with: the item of the schedule is found again by its code.
      const draft = estimateDraft(project.id, {
        id: revision.id,
        lines: [sorLine(), sorLine('SOR_NEW')],
      });
      await saveEstimate(scope.sql, draft, revision.version);
      const rows =
        await scope.sql`select sor_code, rate, previous_line_id is not null as is_kept from public.estimate_lines
        where estimate_id = ${revision.id} and category = 'SOR' order by ordinal`;
      expect(rows).toEqual([
        { sor_code: 'SOR_TEST', rate: '412.5000', is_kept: true },
        { sor_code: 'SOR_NEW', rate: '900.0000', is_kept: false },
      ]);
    }));

  it('goes on with a line once: the same item measured again is new', () =>
    story(sql, async (scope) => {
      const { project, revision } = await revisedDraft(scope);
      const draft = estimateDraft(project.id, { id: revision.id, lines: [sorLine(), sorLine()] });
      await saveEstimate(scope.sql, draft, revision.version);
      const lines = await linesOf(scope.sql, revision.id);
      expect(
        lines.filter(({ what }) => what === 'SOR_TEST').map(({ previous }) => previous !== null),
      ).toEqual([true, false]);
    }));

  it('takes other work that was worded anew, at the rate that was sanctioned', () =>
    story(sql, async (scope) => {
      const { project, revision } = await revisedDraft(scope);
      const board = (await linesOf(scope.sql, revision.id))[1];
      const words = { description: 'Board of steel, painted' };
      await saveEstimate(
        scope.sql,
        estimateDraft(project.id, {
          id: revision.id,
          lines: [nonSorLine({ id: board?.id ?? '', ...words }), nonSorLine(words)],
        }),
        revision.version,
      );
      const rows =
        await scope.sql`select description, rate, previous_line_id is not null as is_kept from public.estimate_lines
        where estimate_id = ${revision.id} and category = 'NON_SOR' order by ordinal`;
      // The second has other words than what was sanctioned, and is no line of it.
      expect(rows).toEqual([
        { ...words, rate: '1500.5000', is_kept: true },
        { ...words, rate: '1500.5000', is_kept: false },
      ]);
    }));

  it('names what may not be altered', () =>
    story(sql, async (scope) => {
      const { project, revision } = await revisedDraft(scope);
      const [sor, board] = await linesOf(scope.sql, revision.id);
      const refusal = await scope.refused((inner) =>
        saveEstimate(
          inner,
          estimateDraft(project.id, {
            id: revision.id,
            number: 'ES/2020-21/000001',
            revision_number: 'RE/2020-21/000001',
            lines: [
              sorLine('SOR_TEST', { id: sor?.id ?? '', rate: '500', unit_code: 'SQM' }),
              nonSorLine({ id: board?.id ?? '', rate: '1600' }),
              nonSorLine({ previous_line_id: '01890000-0000-7000-8000-000000000000' }),
            ],
          }),
          revision.version,
        ),
      );
      expect(refusal.fields.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
        '/lines/0/rate INVALID_UNIT_RATE',
        '/lines/0/unit_code INVALID_UOM',
        '/lines/1/rate INVALID_UNIT_RATE',
        '/lines/2/previous_line_id INVALID_PREVIOUS_LINE_ITEM_ID',
        '/number INVALID_ESTIMATE_NUMBER',
        '/revision_number INVALID_REVISION_NUMBER',
      ]);
    }));

  it('keeps an overhead as it was sanctioned, also when the master has moved on', () =>
    story(sql, async (scope) => {
      const { project, estimate, revision } = await revisedDraft(scope);
      await scope.as(null);
      await scope.sql`update public.overheads set effective_to = current_date - 1 where code = 'GST'`;
      await scope.as(person('je'));
      await saveEstimate(
        scope.sql,
        estimateDraft(project.id, {
          id: revision.id,
          lines: [
            sorLine(),
            nonSorLine(),
            { category: 'OVERHEAD', overhead_code: 'SC' },
            { category: 'OVERHEAD', overhead_code: 'GST' },
          ],
        }),
        revision.version,
      );
      const of = (id: string) =>
        scope.sql`select overhead_code, percentage, amount from public.estimate_lines where estimate_id = ${id} and category = 'OVERHEAD' order by overhead_code`;
      expect(await of(revision.id)).toEqual(await of(estimate.id));
    }));
});

describe('the sanction of a revision', () => {
  it('puts it into the place of its predecessor, which keeps what it was', () =>
    story(sql, async (scope) => {
      const { estimate, revision } = await revisedDraft(scope);
      await forward(scope, revision, 4);
      const rows =
        await scope.sql`select e.id, e.number, e.revision_number, e.state, e.application_status, i.number as inbox, i.application_status as inbox_status
        from public.estimates e join public.workflow_instances i on i.document_id = e.id where e.id in (${estimate.id}, ${revision.id}) order by e.version_number`;
      expect(rows).toMatchObject([
        { state: 'APPROVED', application_status: 'INACTIVE', inbox_status: 'INACTIVE' },
        {
          state: 'APPROVED',
          application_status: 'ACTIVE',
          inbox: rows[1]?.['revision_number'] as string,
        },
      ]);
      expect(rows[1]?.['number']).toBe(rows[0]?.['number']);
      expect(rows[1]?.['revision_number']).toMatch(/^RE\/\d{4}-\d{2}\/\d{6}$/);
      const [project] =
        await scope.sql`select p.state from public.projects p join public.estimates e on e.project_id = p.id where e.id = ${revision.id}`;
      expect(project?.['state']).toBe('APPROVED');
    }));

  it('that is refused leaves the estimate in force and the project locked', () =>
    story(sql, async (scope) => {
      const { project, estimate, revision } = await revisedDraft(scope);
      const submitted = await move(scope.sql, revision.id, {
        action: 'SUBMIT',
        version: revision.version,
      });
      await scope.as(person('ae'));
      await move(scope.sql, revision.id, {
        action: 'REJECT',
        version: submitted.version,
        comment: 'Not needed',
      });
      const [row] =
        await scope.sql`select e.application_status, p.state from public.estimates e join public.projects p on p.id = e.project_id where e.id = ${estimate.id}`;
      expect(row).toEqual({ application_status: 'ACTIVE', state: 'APPROVED' });
      await scope.as(person('je'));
      const locked = await scope.refused((inner) =>
        saveProject(inner, projectDraft({ id: project.id, name: 'Another name' }), 4),
      );
      expect(['PROJECT_LOCKED', 'STALE_VERSION']).toContain(locked.code);
      expect((await revise(scope.sql, estimate.id))['version_number']).toBe(3);
    }));
});

describe('what is ordered and measured already', () => {
  /** An order of every line of the estimate, of which 7 CUM of the first item are measured. */
  async function ordered(scope: Scope, estimate: Saved, status: string) {
    await scope.as(null);
    const [order] =
      await scope.sql`insert into public.work_orders (tenant_id, number, project_id, estimate_id, name, state, application_status, created_by, created_by_name)
      select tenant_id, 'WO/2026-27/999999', project_id, id, name, 'ANY', ${status}, created_by, created_by_name from public.estimates where id = ${estimate.id} returning id`;
    await scope.sql`insert into public.work_order_lines (tenant_id, work_order_id, estimate_line_id, ordinal, category, sor_code, name, rate, quantity, amount)
      select tenant_id, ${String(order?.['id'])}, id, ordinal, category, sor_code, name, rate, quantity, amount from public.estimate_lines
      where estimate_id = ${estimate.id} and category <> 'OVERHEAD'`;
    await scope.sql`create or replace function private.measured_quantity(p_tenant_id text, p_work_order_line_id uuid, p_with_open boolean) returns numeric
      language sql stable set search_path = '' as $$
        select case when l.sor_code = 'SOR_TEST' then 7 else 0 end from public.work_order_lines l where l.id = p_work_order_line_id $$`;
    await scope.as(person('je'));
  }

  it('waits for an order, or a change of it, that is under way', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      await ordered(scope, estimate, 'INWORKFLOW');
      expect(await scope.refused((inner) => revise(inner, estimate.id))).toMatchObject({
        code: 'CONTRACT_INWORKFLOW',
        details: { number: 'WO/2026-27/999999' },
      });
    }));

  it('cannot become less than it is, nor be taken out; what was not measured can', () =>
    story(sql, async (scope) => {
      const { project, estimate, revision } = await revisedDraft(scope);
      await ordered(scope, estimate, 'ACTIVE');
      const save = (lines: ReturnType<typeof sorLine>[], version: number) =>
        saveEstimate(scope.sql, estimateDraft(project.id, { id: revision.id, lines }), version);
      const submit = (version: number) =>
        scope.refused((inner) => move(inner, revision.id, { action: 'SUBMIT', version }));
      const trench = (number: string) =>
        sorLine('SOR_TEST', { measurements: [{ description: 'Trench', number }] });

      const less = await save([trench('6.9999'), nonSorLine()], revision.version);
      expect((await submit(less.version)).fields).toMatchObject([
        {
          pointer: '/lines/0/measurements',
          code: 'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS',
          params: { name: 'SOR_TEST', measured: 7, quantity: 6.9999 },
        },
      ]);
      const none = await save([nonSorLine()], less.version);
      expect((await submit(none.version)).fields).toMatchObject([
        { pointer: '/lines', code: 'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS' },
      ]);
      const just = await save([trench('7')], none.version);
      const sent = await move(scope.sql, revision.id, { action: 'SUBMIT', version: just.version });
      expect(sent.state).toBe('PENDING_FOR_VERIFICATION');
    }));

  it('counts what was measured between submission and sanction', () =>
    story(sql, async (scope) => {
      const { project, estimate, revision } = await revisedDraft(scope);
      const draft = estimateDraft(project.id, {
        id: revision.id,
        lines: [sorLine('SOR_TEST', { measurements: [{ description: 'Trench', number: '5' }] })],
      });
      const saved = await saveEstimate(scope.sql, draft, revision.version);
      const sanctioned = await forward(scope, { ...revision, version: saved.version }, 3);
      await ordered(scope, estimate, 'ACTIVE');
      await scope.as(person('eo'));
      const refusal = await scope.refused((inner) =>
        move(inner, revision.id, { action: 'APPROVE', version: sanctioned.version }),
      );
      expect(refusal.fields).toMatchObject([
        { code: 'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS', params: { measured: 7 } },
      ]);
    }));
});

describe('the deviation statement', () => {
  it('sets each line against what was sanctioned: more, less, new and taken out', () =>
    story(sql, async (scope) => {
      const { project, revision } = await revisedDraft(scope);
      await saveEstimate(
        scope.sql,
        estimateDraft(project.id, {
          id: revision.id,
          lines: [
            sorLine('SOR_TEST', {
              measurements: [{ description: 'Trench', number: '4', length: '5' }],
            }),
            nonSorLine({ name: 'Railing', unit_code: 'RMT', rate: '850' }),
          ],
        }),
        revision.version,
      );
      const [row] =
        await scope.sql`select public.get_estimate_deviation(${JATNI}, ${revision.id}) as statement`;
      const { lines, total } = row?.['statement'] as {
        lines: Record<string, unknown>[];
        total: Record<string, unknown>;
      };
      expect(lines).toMatchObject([
        // 11.25 at 412.50 became 20.
        {
          sor_code: 'SOR_TEST',
          difference: { quantity: 8.75, amount: 3609.37, percent: 77.78, flag: 'EXCESS' },
        },
        {
          name: 'Name board',
          is_removed: true,
          difference: { quantity: -3, amount: -4501.5, percent: -100, flag: 'LESS' },
        },
        { name: 'Railing', is_new: true, difference: { percent: null, flag: 'EXCESS' } },
        { overhead_code: 'SC' },
        { overhead_code: 'GST' },
      ]);
      expect(total).toMatchObject({ original: 11473.37, revised: 13554, flag: 'EXCESS' });
    }));

  it('is nothing for a first estimate, and for whoever may not see it', () =>
    story(sql, async (scope) => {
      const { estimate, revision } = await revisedDraft(scope);
      const of = async (id: string): Promise<unknown> =>
        (await scope.sql`select public.get_estimate_deviation(${JATNI}, ${id}) as statement`)[0]?.[
          'statement'
        ];
      expect(await of(estimate.id)).toBeNull();
      await scope.as(person('je', 'dhenkanal'));
      expect(await of(revision.id)).toBeNull();
    }));
});
