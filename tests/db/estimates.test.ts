import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';

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
  withTestRate,
} from './support/papers.ts';
import { connect, story } from './support/scope.ts';

const sql = connect();

describe('saving an estimate', () => {
  it('takes the rate in force, adds the automatic overheads and computes every amount', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      // 2 × 12.5 × 0.6 × 0.75 = 11.25 CUM at 412.50; 3 boards at 1500.50; 7.5 % and 18 % of the sum.
      expect(estimate).toMatchObject({
        sor_total: 4640.63,
        non_sor_total: 4501.5,
        overhead_total: 2331.24,
        exact_total: 11473.37,
        payable_total: 11473,
      });
      const lines =
        await scope.sql`select category, coalesce(sor_code, overhead_code, name) as what, rate, quantity, amount
        from public.estimate_lines where estimate_id = ${estimate.id} order by ordinal`;
      expect(lines).toEqual([
        {
          category: 'SOR',
          what: 'SOR_TEST',
          rate: '412.5000',
          quantity: '11.2500',
          amount: '4640.63',
        },
        {
          category: 'NON_SOR',
          what: 'Name board',
          rate: '1500.5000',
          quantity: '3.0000',
          amount: '4501.50',
        },
        { category: 'OVERHEAD', what: 'SC', rate: null, quantity: '0.0000', amount: '685.66' },
        { category: 'OVERHEAD', what: 'GST', rate: null, quantity: '0.0000', amount: '1645.58' },
      ]);
    }));

  it('the same save twice leaves the same rows', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const ids = [randomUUID(), randomUUID()];
      const draft = estimateDraft(project.id, {
        id: estimate.id,
        lines: [
          {
            ...sorLine(),
            id: ids[0] ?? '',
            measurements: [{ id: ids[1] ?? '', description: 'Trench', number: '4' }],
          },
        ],
      });
      const first = await saveEstimate(scope.sql, draft, 1);
      const second = await saveEstimate(scope.sql, draft, first.version);
      expect(second['exact_total']).toBe(first['exact_total']);
      const rows =
        await scope.sql`select l.id as line, m.id as row from public.estimate_lines l left join public.estimate_measurements m on m.line_id = l.id
        where l.estimate_id = ${estimate.id} and l.category = 'SOR'`;
      expect(rows).toEqual([{ line: ids[0], row: ids[1] }]);
    }));

  it('keeps the rate of its first day when the schedule changes', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.sor_rates set valid_to = current_date where sor_code = 'SOR_TEST'`;
      await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values ('od', 'od', 'SOR_TEST', 500, current_date + 1)`;
      await scope.sql`update public.estimates set rates_on = current_date where id = ${estimate.id}`;
      await scope.as(person('je'));
      await saveEstimate(scope.sql, estimateDraft(project.id, { id: estimate.id }), 1);
      const [line] =
        await scope.sql`select rate from public.estimate_lines where estimate_id = ${estimate.id} and category = 'SOR'`;
      expect(line?.['rate']).toBe('412.5000');
    }));

  it('an agency’s own rate wins over the state’s', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values (${JATNI}, 'od', 'SOR_TEST', 400, '2026-04-01')`;
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      expect(
        await saveEstimate(scope.sql, estimateDraft(project.id, { lines: [sorLine()] })),
      ).toMatchObject({ sor_total: 4500 });
    }));

  it('rates never overlap', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      const overlap = await scope.refused(
        (q) =>
          q`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values ('od', 'od', 'SOR_TEST', 1, '2026-05-01')`,
      );
      expect(overlap.state).toBe('23P01');
    }));
});

describe('what even a draft may not hold', () => {
  const row = (changes: Record<string, string | boolean>) =>
    sorLine('SOR_TEST', { measurements: [{ description: 'Trench', ...changes }] });

  it.each([
    ['an unknown category', { category: 'OTHER' }, '/category', 'ESTIMATE_DETAIL.CATEGORY'],
    ['an unknown schedule item', sorLine('SOR_NOPE'), '/sor_code', 'INVALID_SOR_ID'],
    ['no schedule item', { category: 'SOR' }, '/sor_code', 'ESTIMATE.DETAIL.NAME.OR.SOR.ID'],
    ['a typed rate', sorLine('SOR_TEST', { rate: '400' }), '/rate', 'RATES_MISMATCH'],
    ['another unit', sorLine('SOR_TEST', { unit_code: 'SQM' }), '/unit_code', 'INVALID_UOM'],
    ['an unknown unit', nonSorLine({ unit_code: 'NOPE' }), '/unit_code', 'INVALID_UOM'],
    ['a negative rate', nonSorLine({ rate: '-1' }), '/rate', 'OUT_OF_RANGE'],
    ['five decimals', row({ length: '1.00001' }), '/measurements/0/length', 'TOO_MANY_DECIMALS'],
    ['a word for a number', row({ breadth: 'two' }), '/measurements/0/breadth', 'NOT_A_NUMBER'],
    ['a negative length', row({ length: '-2' }), '/measurements/0/length', 'OUT_OF_RANGE'],
    [
      'a product that is not the product',
      row({ number: '2', length: '3', quantity: '5' }),
      '/measurements/0/quantity',
      'NO_OF_UNIT',
    ],
    [
      'a product beyond the domain',
      row({ number: '9999999999', length: '9' }),
      '/measurements/0/number',
      'OUT_OF_RANGE',
    ],
    [
      'an unknown overhead',
      { category: 'OVERHEAD', overhead_code: 'NOPE' },
      '/overhead_code',
      'INVALID_OVERHEAD',
    ],
    [
      'an overhead without a code',
      { category: 'OVERHEAD' },
      '/overhead_code',
      'ESTIMATE_DETAIL.NAME',
    ],
  ])('%s', (_name, line, pointer, code) =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const refusal = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(project.id, { id: estimate.id, lines: [line] }), 1),
      );
      expect(refusal.fields).toEqual([
        expect.objectContaining({ pointer: `/lines/0${pointer}`, code }),
      ]);
    }),
  );

  it('an item without a rate in force', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.sor_rates set valid_to = '2026-04-02' where sor_code = 'SOR_TEST'`;
      await scope.as(person('je'));
      const refusal = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(project.id, { id: estimate.id }), 1),
      );
      expect(refusal.fields[0]).toMatchObject({
        pointer: '/lines/0/sor_code',
        code: 'DATES_MISMATCH',
      });
    }));

  it('the same overhead twice, on create too', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const twice = [
        sorLine(),
        { category: 'OVERHEAD', overhead_code: 'DB' },
        { category: 'OVERHEAD', overhead_code: 'DB' },
      ];
      const refusal = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(project.id, { lines: twice })),
      );
      expect(refusal.fields).toEqual([
        expect.objectContaining({
          pointer: '/lines/2/overhead_code',
          code: 'ESTIMATE_DETAIL.DUPLICATE.NAME',
        }),
      ]);
    }));

  it.each([
    ['an empty body', () => ({}), null, '', 'ESTIMATE'],
    ['no project', () => ({ name: 'Drain' }), null, '/project_id', 'PROJECT_ID'],
    ['an unknown project', () => estimateDraft(randomUUID()), null, '/project_id', 'PROJECT_ID'],
    [
      'an update without an id',
      (project: string) => estimateDraft(project),
      1,
      '/id',
      'ESTIMATE_ID',
    ],
    [
      'an update of an unknown estimate',
      (project: string) => estimateDraft(project, { id: randomUUID() }),
      1,
      '/id',
      'INVALID_ESTIMATE_MODIFY',
    ],
    [
      'another tenant in the body',
      (project: string) => estimateDraft(project, { tenant_id: 'od' }),
      null,
      '/tenant_id',
      'MULTIPLE_TENANTS',
    ],
  ])('%s', (_name, draft, version, pointer, code) =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const refusal = await scope.refused((q) =>
        saveEstimate(q, draft(project.id), version ?? undefined),
      );
      expect(refusal.fields).toEqual([expect.objectContaining({ pointer, code })]);
    }),
  );

  it('another project, another tenant’s paper, an unknown tenant', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const other = await saveProject(scope.sql, projectDraft());
      const moved = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(other.id, { id: estimate.id }), 1),
      );
      expect(moved.fields[0]).toMatchObject({ pointer: '/project_id', code: 'INVALID_PROJECT_ID' });
      const unknown = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(other.id), undefined, 'od.nowhere'),
      );
      expect(unknown.fields[0]).toMatchObject({ code: 'INVALID_TENANT_ID' });
      await scope.as(person('je', 'dhenkanal'));
      const foreign = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(other.id), undefined, 'od.dhenkanal'),
      );
      expect(foreign.fields[0]).toMatchObject({ code: 'PROJECT_ID' });
    }));

  it.each([
    [{ lines: 'none' }, '/lines'],
    [{ lines: [{ ...sorLine(), measurements: 7 }] }, '/lines/0/measurements'],
  ])('a shape that is no list: %j', (changes, pointer) =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const refusal = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(project.id, { id: estimate.id, ...changes }), 1),
      );
      expect(refusal.fields).toEqual([expect.objectContaining({ pointer, code: 'BAD_REQUEST' })]);
    }),
  );

  it('changes in a state that is closed to them', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const submitted = await forward(scope, estimate, 1);
      const closed = await scope.refused((q) =>
        saveEstimate(q, estimateDraft(project.id, { id: estimate.id }), submitted.version),
      );
      expect(closed).toMatchObject({ state: 'PT409', code: 'NOT_EDITABLE' });
    }));
});

describe('what a submission must hold', () => {
  it.each([
    ['a name', { name: '' }, '/name', 'NAME'],
    [
      'a department',
      { executing_department_code: null },
      '/executing_department_code',
      'EXECUTING_DEPARTMENT',
    ],
    [
      'a known department',
      { executing_department_code: 'NOPE' },
      '/executing_department_code',
      'INVALID_EXECUTING_DEPARTMENT_CODE',
    ],
    ['lines', { lines: [] }, '/lines', 'ESTIMATE_DETAILS'],
    [
      'work, not only overheads',
      { lines: [{ category: 'OVERHEAD', overhead_code: 'DB' }] },
      '/lines',
      'ESTIMATE.DETAIL.CATEGORY',
    ],
    [
      'a description of an item outside the schedule',
      { lines: [nonSorLine({ name: '' })] },
      '/lines/0/description',
      'ESTIMATE.DETAIL.NAME.OR.SOR.ID',
    ],
    [
      'its rate',
      { lines: [nonSorLine({ rate: '' })] },
      '/lines/0/rate',
      'ESTIMATE.DETAIL.UNIT_RATE',
    ],
    ['its unit', { lines: [nonSorLine({ unit_code: '' })] }, '/lines/0/unit_code', 'INVALID_UOM'],
    [
      'a quantity',
      { lines: [sorLine('SOR_TEST', { measurements: [] })] },
      '/lines/0/measurements',
      'NO_OF_UNIT',
    ],
    [
      'more additions than deductions',
      {
        lines: [
          sorLine('SOR_TEST', {
            measurements: [{ description: 'Door', number: '2', is_deduction: true }],
          }),
        ],
      },
      '/lines/0/measurements',
      'NEGATIVE_ITEM',
    ],
    [
      'a description of each row',
      { lines: [sorLine('SOR_TEST', { measurements: [{ description: ' ', number: '2' }] })] },
      '/lines/0/measurements/0/description',
      'REQUIRED',
    ],
    [
      'the amount of a lump sum',
      { lines: [sorLine(), { category: 'OVERHEAD', overhead_code: 'REW' }] },
      '/lines/1/lump_sum',
      'ESTIMATE.DETAIL.AMOUNT.DETAILS.AMOUNT',
    ],
  ])('%s', (_name, changes, pointer, code) =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope, changes);
      const refusal = await scope.refused((q) =>
        move(q, estimate.id, { action: 'SUBMIT', version: 1 }),
      );
      expect(refusal.fields).toEqual([expect.objectContaining({ pointer, code })]);
      const [row] =
        await scope.sql`select state, number from public.estimates where id = ${estimate.id}`;
      expect(row).toEqual({ state: 'DRAFTED', number: null });
    }),
  );

  it('the documents that the agency requires', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.document_kinds set is_required = true where code = 'DETAILED_ESTIMATE'`;
      await scope.as(person('je'));
      const refusal = await scope.refused((q) =>
        move(q, estimate.id, { action: 'SUBMIT', version: 1 }),
      );
      expect(refusal.fields).toEqual([
        { pointer: '/documents', code: 'DOCUMENT_REQUIRED', params: { kind: 'DETAILED_ESTIMATE' } },
      ]);
    }));
});

describe('searching estimates', () => {
  it.each([
    ['{"created_to": "2026-05-01"}', '/created_from', 'INVALID_SEARCH_PARAM'],
    [
      '{"proposed_from": "2026-05-02", "proposed_to": "2026-05-01"}',
      '/proposed_to',
      'FROM_GREATER_THAN_TO_DATE',
    ],
    [JSON.stringify({ ids: Array.from({ length: 11 }, () => randomUUID()) }), '/ids', 'IDS'],
  ])('refuses %s', (criteria, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused(
        (q) => q`select public.search_estimates(${JATNI}, ${criteria}::text::jsonb)`,
      );
      expect(refusal.fields).toEqual([expect.objectContaining({ pointer, code })]);
    }),
  );
});
