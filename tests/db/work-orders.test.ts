import { describe, expect, it } from 'vitest';

import {
  acceptedOrder,
  approvedEstimate,
  measured,
  officerId,
  orderAt,
  orderDraft,
  orderRow,
  organisationId,
  OTHER,
  OWN,
  saveOrder,
  step,
  type Draft,
} from './support/orders.ts';
import { draftedEstimate, JATNI, person } from './support/papers.ts';
import { column, connect, story } from './support/scope.ts';

const sql = connect();
const coord = person('coord');

describe('a work order from an approved estimate', () => {
  it('takes the lines that are order value, its role by value, and a number when it is submitted', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 0);
      expect(order).toMatchObject({ number: null, state: 'DRAFTED', amount: 11473.37 });
      expect(await orderRow(scope, order.id)).toMatchObject({
        agency_role_code: 'IA',
        value_rule: 'ESTIMATE',
        organisation_name: 'Maa Mangala Mission Shakti Group',
        officer_name: 'Sasmita Behera',
        officer_designation_code: 'JE',
        issued_on: null,
      });
      const lines =
        await scope.sql`select category, rate, quantity, amount from public.work_order_lines where work_order_id = ${order.id} order by ordinal`;
      expect(lines).toEqual([
        { category: 'SOR', rate: '412.5000', quantity: '11.2500', amount: '4640.63' },
        { category: 'NON_SOR', rate: '1500.5000', quantity: '3.0000', amount: '4501.50' },
        { category: 'OVERHEAD', rate: null, quantity: '0.0000', amount: '685.66' },
        { category: 'OVERHEAD', rate: null, quantity: '0.0000', amount: '1645.58' },
      ]);
      const moved = await step(scope, coord, order.id, 'SUBMIT');
      expect(moved.state).toBe('PENDING_FOR_VERIFICATION');
      expect(moved.number).toMatch(/^WO\/\d{4}-\d{2}\/\d{6}$/);
    }));

  it('overheads that are no order value stay out', () =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.estimate_lines set is_work_order_value = false where estimate_id = ${estimate.id} and overhead_code = 'GST'`;
      const draft = await orderDraft(scope, estimate.id, { payments: [] });
      await scope.as(coord);
      // 4640.63 + 4501.50 + 7.5 %.
      expect(await saveOrder(scope.sql, draft)).toMatchObject({ amount: 9827.79 });
    }));

  it('a part of the lines, and another order for the rest; a line goes to one of them', () =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      const draft = await orderDraft(scope, estimate.id, { payments: [] });
      const lines =
        await scope.sql`select id from public.estimate_lines where estimate_id = ${estimate.id} order by ordinal`;
      const [sor, board, ...charges] = column(lines, 'id') as string[];
      const chosen = (ids: (string | undefined)[]) =>
        ids.map((id) => ({ estimate_line_id: id ?? '' }));
      await scope.as(coord);
      // A percentage is carried by each order on its own works.
      const first = await saveOrder(scope.sql, {
        ...draft,
        lines: chosen([sor, ...charges]),
      });
      expect(first).toMatchObject({ amount: 5823.99 });
      const twice = await scope.refused((q) =>
        saveOrder(q, { ...draft, lines: chosen([sor, board]) }),
      );
      expect(twice.fields).toMatchObject([
        { pointer: '/lines/0', code: 'INVALID_ESTIMATELINEITEMID' },
      ]);
      expect(
        await saveOrder(scope.sql, { ...draft, lines: chosen([board, ...charges]) }),
      ).toMatchObject({ amount: 5649.38 });
      // What is thrown away frees its lines.
      await step(scope, coord, first.id, 'DISCARD', 'Both in one');
      await scope.as(coord);
      expect(await saveOrder(scope.sql, { ...draft, lines: chosen([sor]) })).toMatchObject({
        amount: 4640.63,
      });
    }));

  it('the labour part is the value of a partner’s order, by the heads of the rates', () =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      const draft = await orderDraft(scope, estimate.id, {
        agency_role_code: 'IP',
        role_choice_reason: 'The group has no store for materials',
        payments: [],
      });
      await scope.as(coord);
      const order = await saveOrder(scope.sql, draft);
      const unknown = await scope.refused(() => step(scope, coord, order.id, 'SUBMIT'));
      expect(unknown.fields).toMatchObject([{ pointer: '/lines', code: 'LABOUR_RATE_UNKNOWN' }]);
      await scope.as(null);
      await scope.sql`update public.sor_rates set heads = '{"LA.1": "112.50", "MA.2": "300"}' where sor_code = 'SOR_TEST'`;
      await scope.as(coord);
      // 11.25 CUM at 112.50, no labour known in the board; 7.5 % and 18 % of it.
      expect(await saveOrder(scope.sql, { ...draft, id: order.id }, 1)).toMatchObject({
        amount: 1588.36,
      });
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'work_order.value_rule_ip', '"ESTIMATE"', current_date - 1)`;
      await scope.as(coord);
      expect(await saveOrder(scope.sql, { ...draft, id: order.id }, 2)).toMatchObject({
        amount: 11473.37,
      });
    }));
});

describe('what a work order may not hold', () => {
  const cases: [string, Draft, string, string][] = [
    [
      'an unknown organisation',
      { organisation_id: crypto.randomUUID() },
      '/organisation_id',
      'INVALID_ORGID',
    ],
    [
      'an unknown role',
      { agency_role_code: 'XX' },
      '/agency_role_code',
      'INVALID_EXECUTING_AUTHORITY',
    ],
    [
      'an unknown type',
      { contract_type_code: 'CON-99' },
      '/contract_type_code',
      'INVALID_CONTRACT_TYPE',
    ],
    ['no day', { completion_days: '0' }, '/completion_days', 'CONTRACT.COMPLETION_PERIOD'],
    [
      'a line of nowhere',
      { lines: [{ estimate_line_id: crypto.randomUUID() }] },
      '/lines/0',
      'INVALID_ESTIMATELINEITEMID',
    ],
    [
      'a milestone without share',
      { milestones: [{ name: 'Start' }] },
      '/milestones/0/percentage',
      'REQUIRED',
    ],
    [
      'a payment of nothing',
      { payments: [{ planned_on: '2026-08-01', amount: '0' }] },
      '/payments/0/amount',
      'MUST_BE_POSITIVE',
    ],
    ['an empty term', { terms: [{ text: ' ' }] }, '/terms/0/text', 'REQUIRED'],
  ];
  it.each(cases)('%s', (_name, changes, pointer, code) =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      const draft = await orderDraft(scope, estimate.id, changes);
      await scope.as(coord);
      const refusal = await scope.refused((q) => saveOrder(q, draft));
      expect(refusal.fields).toMatchObject([{ pointer, code }]);
    }),
  );

  it('nothing at all, no estimate, one that is not approved, an officer without the role, other agencies', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const draft = await orderDraft(scope, estimate.id);
      const clerk = await officerId(scope, 'E0006');
      await scope.as(coord);
      const code = async (changes: Draft, tenant = JATNI) =>
        (await scope.refused((q) => saveOrder(q, { ...draft, ...changes }, undefined, tenant)))
          .fields[0]?.code;
      expect((await scope.refused((q) => saveOrder(q, {}))).fields[0]?.code).toBe('CONTRACT');
      expect(await code({ estimate_id: '' })).toBe('ACTIVE_ESTIMATE_NOT_FOUND');
      expect(await code({})).toBe('ESTIMATE_NOT_ACTIVE');
      expect(await code({ tenant_id: 'od.dhenkanal' })).toBe('MULTIPLE_TENANTS');
      expect(await code({}, 'od.nowhere')).toBe('INVALID_TENANT');
      const missing = await scope.refused((q) =>
        saveOrder(q, { ...draft, id: crypto.randomUUID() }, 1),
      );
      expect(missing.fields[0]?.code).toBe('CONTRACT_NOT_FOUND');
      await scope.as(null);
      await scope.sql`update public.estimates set application_status = 'ACTIVE' where id = ${estimate.id}`;
      await scope.as(coord);
      expect(await code({ officer_id: clerk })).toBe('MISSING_REQUIRED_ROLE');
      await scope.as(person('je'));
      expect((await scope.refused((q) => saveOrder(q, draft))).code).toBe('NOT_PERMITTED');
    }));

  it('a closed project, or a rejected order', () =>
    story(sql, async (scope) => {
      const { project, estimate, order } = await orderAt(scope, 0);
      const draft = await orderDraft(scope, estimate.id, { id: order.id });
      await step(scope, coord, order.id, 'DISCARD', 'No');
      await scope.as(coord);
      expect((await scope.refused((q) => saveOrder(q, draft, 2))).code).toBe('CONTRACT_REJECTED');
      await scope.as(null);
      await scope.sql`update public.workflow_instances set is_terminal = true where document_type = 'project' and document_id = ${project.id}`;
      const fresh = await orderDraft(scope, estimate.id);
      await scope.as(coord);
      expect((await scope.refused((q) => saveOrder(q, fresh))).code).toBe('PROJECT_CLOSED');
    }));

  const incomplete: [string, Draft, string, string][] = [
    ['an organisation', { organisation_id: null }, '/organisation_id', 'CONTRACT.ORGNISATIONID'],
    ['a period', { completion_days: null }, '/completion_days', 'CONTRACT.COMPLETION_PERIOD'],
    ['an officer', { officer_id: null }, '/officer_id', 'REQUIRED'],
    ['a line of work', { lines: [], payments: [] }, '/lines', 'CONTRACT.LINE_ITEM'],
    [
      'milestones of 100 percent',
      { milestones: [{ name: 'Half', percentage: '50' }] },
      '/milestones',
      'MILESTONES_NOT_100',
    ],
    [
      'payments that add to its value',
      { payments: [{ planned_on: '2026-08-01', amount: '1' }] },
      '/payments',
      'PAYMENTS_NOT_AMOUNT',
    ],
    [
      'a deposit within its value',
      { security_deposit: '20000' },
      '/security_deposit',
      'OUT_OF_RANGE',
    ],
    ['a reason for the partner', { agency_role_code: 'IP' }, '/role_choice_reason', 'REQUIRED'],
  ];
  it.each(incomplete)('is not submitted without %s', (_name, changes, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'work_order.value_rule_ip', '"ESTIMATE"', current_date - 1)`;
      const { order } = await orderAt(scope, 0, changes);
      const refusal = await scope.refused(() => step(scope, coord, order.id, 'SUBMIT'));
      expect(refusal.fields).toMatchObject(
        pointer === '/organisation_id'
          ? [{ code: 'CONTRACT.EXECUTINGAUTHORITY' }, { pointer, code }]
          : [{ pointer, code }],
      );
    }),
  );
});

describe('who is given a work', () => {
  it('another group than the one whose turn it is needs a reason; a vendor is no group', () =>
    story(sql, async (scope) => {
      const other = await organisationId(scope, 'ORG-000002');
      const { estimate, order } = await orderAt(scope, 0, { organisation_id: other });
      const refusal = await scope.refused(() => step(scope, coord, order.id, 'SUBMIT'));
      expect(refusal.fields).toMatchObject([
        { pointer: '/organisation_choice_reason', code: 'REQUIRED' },
      ]);
      const draft = await orderDraft(scope, estimate.id, {
        id: order.id,
        organisation_id: other,
        organisation_choice_reason: 'The first group is at work elsewhere',
      });
      await scope.as(coord);
      await saveOrder(scope.sql, draft, 1);
      expect((await step(scope, coord, order.id, 'SUBMIT')).state).toBe('PENDING_FOR_VERIFICATION');
      const vendor = await organisationId(scope, 'ORG-000004');
      const { order: wrong } = await orderAt(scope, 0, {
        organisation_id: vendor,
        agency_role_code: 'IA',
      }).catch(() => ({ order: null }));
      expect(wrong).toBeNull();
    }));

  it('only groups that are active, valid today and not debarred are offered', () =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      const offered = async () => {
        await scope.as(coord);
        const [row] =
          await scope.sql`select public.work_order_basis(${JATNI}, ${estimate.id}) as basis`;
        const { basis } = row as {
          basis: { organisations: { number: string; kind: string; is_proposed: boolean }[] };
        };
        return basis.organisations.filter(({ kind }) => kind === 'CBO').map(({ number }) => number);
      };
      expect(await offered()).toEqual(
        expect.arrayContaining(['ORG-000001', 'ORG-000002', 'ORG-000003']),
      );
      expect((await offered())[0]).toBe('ORG-000001');
      await scope.as(null);
      await scope.sql`update public.organisations set status = 'INACTIVE' where tenant_id = ${JATNI} and number = 'ORG-000001'`;
      await scope.sql`update public.organisations set valid_to = current_date - 1 where tenant_id = ${JATNI} and number = 'ORG-000002'`;
      await scope.sql`update public.organisations set status = 'DEBARRED', debarred_from = current_date - 9, debarment_reason = 'Left the site' where tenant_id = ${JATNI} and number = 'ORG-000003'`;
      expect(await offered()).not.toEqual(expect.arrayContaining(['ORG-000001']));
      expect(await offered()).not.toEqual(expect.arrayContaining(['ORG-000002']));
      expect(await offered()).not.toEqual(expect.arrayContaining(['ORG-000003']));
      // A debarment that has run out no longer stands in the way.
      await scope.as(null);
      await scope.sql`update public.organisations set debarred_until = current_date - 1 where tenant_id = ${JATNI} and number = 'ORG-000003'`;
      expect(await offered()).toEqual(expect.arrayContaining(['ORG-000003']));
    }));

  it('above the threshold a group is the partner and nothing else', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'work_order.ia_threshold', '10000', current_date - 1)`;
      const { order } = await orderAt(scope, 0, { agency_role_code: 'IA' });
      const refusal = await scope.refused(() => step(scope, coord, order.id, 'SUBMIT'));
      expect(refusal.fields).toMatchObject([
        {
          pointer: '/agency_role_code',
          code: 'INVALID_EXECUTING_AUTHORITY',
          params: { threshold: 10000 },
        },
      ]);
    }));
});

describe('issue and acceptance', () => {
  it('the organisation sees the order from its issue on; it alone may accept, and its days begin', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 2);
      const seen = async (who: string) => {
        await scope.as(who);
        const rows = await scope.sql`select id from public.work_orders where id = ${order.id}`;
        return rows.length;
      };
      expect(await seen(OWN)).toBe(0);
      await step(scope, person('eo'), order.id, 'APPROVE');
      expect(await seen(OWN)).toBe(1);
      expect(await seen(OTHER)).toBe(0);
      const issued = await orderRow(scope, order.id);
      const [{ due }] =
        (await scope.sql`select (issued_on + 7)::text as due from public.work_orders where id = ${order.id}`) as unknown as [
          { due: string },
        ];
      expect(issued['accept_by']).toBe(due);
      const [inbox] = (await (async () => {
        await scope.as(OWN);
        return scope.sql`select public.search_inbox(${JATNI}) as page`;
      })()) as unknown as [{ page: { rows: { document_id: string }[] } }];
      expect(inbox.page.rows.map(({ document_id: id }) => id)).toContain(order.id);

      // Nobody else: another organisation does not see it, staff do not hold the role, nor may they be given it.
      expect((await scope.refused(() => step(scope, OTHER, order.id, 'ACCEPT'))).code).toBe(
        'PAPER_NOT_FOUND',
      );
      for (const who of ['coord', 'me', 'eo'])
        expect((await scope.refused(() => step(scope, person(who), order.id, 'ACCEPT'))).code).toBe(
          'NOT_PERMITTED',
        );
      await scope.as(person('admin'));
      const [eo] =
        await scope.sql`select id from public.memberships where invited_email = ${person('eo')}`;
      const granted = await scope.refused(
        (q) =>
          q`select public.set_roles(${JATNI}, ${eo?.['id'] as string}, '[{"role_code": "ORG_ADMIN"}]')`,
      );
      expect(granted.fields).toMatchObject([{ code: 'ROLE_NOT_GRANTABLE' }]);

      await step(scope, OWN, order.id, 'ACCEPT');
      const [dates] =
        await scope.sql`select state, application_status, ends_on - starts_on as days, starts_on = private.local_date(tenant_id) as today
        from public.work_orders where id = ${order.id}`;
      expect(dates).toEqual({
        state: 'ACCEPTED',
        application_status: 'ACTIVE',
        days: 60,
        today: true,
      });
    }));

  it('the maker neither verifies nor approves', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 0);
      await scope.as(null);
      for (const role of ['WORK_ORDER_VERIFIER', 'WORK_ORDER_APPROVER'])
        await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
          select tenant_id, id, 'od', ${role} from public.memberships where invited_email = ${coord}`;
      await step(scope, coord, order.id, 'SUBMIT');
      expect(
        (await scope.refused(() => step(scope, coord, order.id, 'VERIFY_AND_FORWARD'))).code,
      ).toBe('MAKER_CHECKER');
      await step(scope, person('me'), order.id, 'VERIFY_AND_FORWARD');
      expect((await scope.refused(() => step(scope, coord, order.id, 'APPROVE'))).code).toBe(
        'MAKER_CHECKER',
      );
    }));

  it('an organisation that was debarred meanwhile is not issued the order', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 2);
      await scope.as(null);
      await scope.sql`update public.organisations set status = 'DEBARRED', debarred_from = current_date, debarment_reason = 'Left the site' where tenant_id = ${JATNI} and number = 'ORG-000001'`;
      const refusal = await scope.refused(() => step(scope, person('eo'), order.id, 'APPROVE'));
      expect(refusal.fields).toMatchObject([
        { pointer: '/organisation_id', code: 'INVALID_ORGID' },
      ]);
    }));

  it('declined, it goes to another: the one that declined neither sees it nor is chosen again', () =>
    story(sql, async (scope) => {
      const { estimate, order } = await orderAt(scope, 3);
      expect(
        (await scope.refused(() => step(scope, OWN, order.id, 'DECLINE'))).fields,
      ).toMatchObject([{ pointer: '/comment', code: 'COMMENT_REQUIRED' }]);
      expect((await step(scope, OWN, order.id, 'DECLINE', 'We have no workers now')).state).toBe(
        'PENDING_FOR_REASSIGNMENT',
      );
      await scope.as(OWN);
      expect(await scope.sql`select id from public.work_orders where id = ${order.id}`).toEqual([]);
      const again = await scope.refused(() => step(scope, coord, order.id, 'RE_SUBMIT'));
      expect(again.fields).toMatchObject([
        { pointer: '/organisation_id', code: 'ORGANISATION_DECLINED' },
      ]);

      const draft = await orderDraft(scope, estimate.id, {
        id: order.id,
        organisation_id: await organisationId(scope, 'ORG-000002'),
        organisation_choice_reason: 'Nearest to the site',
      });
      const { version } = (await orderRow(scope, order.id)) as { version: number };
      await scope.as(coord);
      await saveOrder(scope.sql, draft, version);
      for (const [who, action] of [
        ['coord', 'RE_SUBMIT'],
        ['me', 'VERIFY_AND_FORWARD'],
        ['eo', 'APPROVE'],
      ] as const)
        await step(scope, person(who), order.id, action);
      expect((await scope.refused(() => step(scope, OWN, order.id, 'ACCEPT'))).code).toBe(
        'PAPER_NOT_FOUND',
      );
      expect((await step(scope, OTHER, order.id, 'ACCEPT')).state).toBe('ACCEPTED');
    }));
});

describe('the acceptance date', () => {
  const overdue = async (scope: Parameters<Parameters<typeof story>[1]>[0], id: string) => {
    await scope.as(null);
    await scope.sql`update public.work_orders set issued_on = issued_on - 9, accept_by = private.local_date(tenant_id) - 1 where id = ${id}`;
  };
  const run = async (scope: Parameters<Parameters<typeof story>[1]>[0]) => {
    await scope.as('service_role');
    await scope.sql`select public.run_acceptance_dates()`;
  };

  it('puts an order onto the due list, once; two officers decide; it can be accepted until then', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 3);
      await run(scope);
      expect((await orderRow(scope, order.id))['state']).toBe('PENDING_FOR_ACCEPTANCE');
      await overdue(scope, order.id);
      await run(scope);
      await run(scope);
      expect((await orderRow(scope, order.id))['state']).toBe('DUE_FOR_CANCELLATION');
      await scope.as(person('me'));
      const [page] =
        (await scope.sql`select public.search_work_orders(${JATNI}, '{"is_due": true}') as page`) as unknown as [
          { page: { rows: { id: string }[] } },
        ];
      expect(page.page.rows.map(({ id }) => id)).toContain(order.id);

      await scope.as(null);
      for (const [who, role] of [
        ['me', 'WORK_ORDER_APPROVER'],
        ['eo', 'WORK_ORDER_VERIFIER'],
      ] as const)
        await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
          select tenant_id, id, 'od', ${role} from public.memberships where invited_email = ${person(who)}`;
      await step(scope, person('me'), order.id, 'RECOMMEND_CANCELLATION', 'No answer in nine days');
      // With both roles still not both decisions.
      expect(
        (
          await scope.refused(() =>
            step(scope, person('me'), order.id, 'APPROVE_CANCELLATION', 'Yes'),
          )
        ).code,
      ).toBe('MAKER_CHECKER');
      await scope.sql`savepoint before_decision`;
      expect((await step(scope, OWN, order.id, 'ACCEPT')).state).toBe('ACCEPTED');
      await scope.as(null);
      await scope.sql`rollback to savepoint before_decision`;
      await step(scope, person('eo'), order.id, 'APPROVE_CANCELLATION', 'The season is short');
      expect(await orderRow(scope, order.id)).toMatchObject({
        state: 'CANCELLED',
        application_status: 'INACTIVE',
        cancellation_reason: 'The season is short',
      });
      expect(
        await scope.sql`select id from public.work_order_lines where work_order_id = ${order.id} and is_live`,
      ).toEqual([]);
    }));

  it('lets it lapse where the agency says so, and leaves it alone where it says that', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 3);
      await overdue(scope, order.id);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'work_order.acceptance_lapse', '"NONE"', current_date - 2)`;
      await run(scope);
      expect((await orderRow(scope, order.id))['state']).toBe('PENDING_FOR_ACCEPTANCE');
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'work_order.acceptance_lapse', '"LAPSE"', current_date - 1)`;
      await run(scope);
      expect(await orderRow(scope, order.id)).toMatchObject({
        state: 'PENDING_FOR_REASSIGNMENT',
        issued_on: null,
        accept_by: null,
      });
      const told =
        await scope.sql`select n.kind from public.notifications n join auth.users u on u.id = n.user_id where u.email = ${OWN} and n.document_id = ${order.id} order by n.id`;
      expect(column(told, 'kind')).toEqual(
        expect.arrayContaining(['WORK_ORDER_ISSUED', 'WORK_ORDER_LAPSED']),
      );
    }));
});

describe('suspension, cancellation, hand-over', () => {
  it('is suspended with a reason, resumed, cancelled; its lines are free unless something was measured', () =>
    story(sql, async (scope) => {
      const { order } = await acceptedOrder(scope);
      expect(
        (await scope.refused(() => step(scope, person('eo'), order.id, 'SUSPEND'))).fields,
      ).toMatchObject([{ code: 'COMMENT_REQUIRED' }]);
      await step(scope, person('eo'), order.id, 'SUSPEND', 'Flood');
      expect(await orderRow(scope, order.id)).toMatchObject({
        state: 'SUSPENDED',
        suspension_reason: 'Flood',
      });
      const [running] =
        await scope.sql`select private.is_running_order(${JATNI}, ${order.id}) as is_running`;
      expect(running?.['is_running']).toBe(false);
      await step(scope, person('eo'), order.id, 'RESUME');
      expect(await orderRow(scope, order.id)).toMatchObject({
        state: 'ACCEPTED',
        suspended_on: null,
      });
      await scope.sql`savepoint unmeasured`;
      await step(scope, person('eo'), order.id, 'CANCEL', 'The road is built by another');
      expect(
        await scope.sql`select id from public.work_order_lines where work_order_id = ${order.id} and is_live`,
      ).toEqual([]);
      await scope.as(null);
      await scope.sql`rollback to savepoint unmeasured`;
      await measured(scope, '2');
      await step(scope, person('eo'), order.id, 'CANCEL', 'The road is built by another');
      expect(
        await scope.sql`select id from public.work_order_lines where work_order_id = ${order.id} and is_live`,
      ).toHaveLength(4);
    }));

  it('the site is handed over once, by an officer, with every required question answered', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 3);
      const answer = (answers: Draft[], day: string | null = null) =>
        scope.sql`select public.answer_kickoff(${JATNI}, ${order.id}, ${scope.sql.json(answers)}, ${day}::date)`;
      const today = ((await orderRow(scope, order.id)) as { issued_on: string }).issued_on;
      await scope.as(person('je'));
      expect((await scope.refused(() => answer([]))).code).toBe('WF_STATUS_NOT_ACCEPTED');
      await step(scope, OWN, order.id, 'ACCEPT');
      await scope.as(OWN);
      expect((await scope.refused(() => answer([]))).code).toBe('NOT_PERMITTED');
      await scope.as(person('je'));
      await answer([
        { question_code: 'SITE_HANDED_OVER', answer: 'YES' },
        { question_code: 'FIRST_AID', answer: 'NO' },
      ]);
      const open = await scope.refused(() => answer([], today));
      expect(open.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/questions/PROJECT_START CHECKLIST_INCOMPLETE',
        '/questions/FIRST_AID CHECKLIST_INCOMPLETE',
        '/questions/REST_SHADE CHECKLIST_INCOMPLETE',
        '/questions/DRINKING_WATER CHECKLIST_INCOMPLETE',
      ]);
      const wrong = await scope.refused(() =>
        answer([
          { question_code: 'FIRST_AID', answer: 'PERHAPS' },
          { question_code: 'PROJECT_START', answer: 'soon' },
        ]),
      );
      expect(wrong.fields.map(({ code }) => code)).toEqual(['OUT_OF_RANGE', 'INVALID_DATE']);
      const all = ['FIRST_AID', 'REST_SHADE', 'DRINKING_WATER'].map((code) => ({
        question_code: code,
        answer: 'YES',
      }));
      await answer([...all, { question_code: 'PROJECT_START', answer: today }], today);
      await scope.as(null);
      const [handed] =
        await scope.sql`select private.is_handed_over(${JATNI}, ${order.id}) as is_handed_over`;
      expect(handed?.['is_handed_over']).toBe(true);
      await scope.as(person('je'));
      expect((await scope.refused(() => answer(all))).code).toBe('NOT_EDITABLE');
    }));
});
