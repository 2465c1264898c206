import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HOA, linesOf, post, settle, uuid, type Amount } from './support/ledger.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const ACCOUNTANT = 'acct.jatni@demo.digit.example';
const WAGE = { bill_kind: 'WAGE' };

const WAGE_BILL: Amount[] = [
  { part: 'GROSS', head_code: 'WEG', amount: '2091.00' },
  { part: 'DEDUCTION', head_code: 'LC', amount: '21.00' },
];

interface Totals {
  opening: number;
  debit: number;
  credit: number;
  closing_debit: number;
  closing_credit: number;
}

async function day(q: Scope['sql'], text: string): Promise<string> {
  const [row] = await q.unsafe<{ day: string }[]>(
    `select (${text.replaceAll('today', `private.local_date('${JATNI}')`)})::date::text as day`,
  );
  return row?.day ?? '';
}

const MONTH_AGO = `date_trunc('month', today) - interval '1 month'`;
const MONTHS_AGO = `date_trunc('month', today) - interval '2 months'`;

describe('what an event posts', () => {
  it('a wage bill: work in progress against wages payable and cess, one line an account', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const ids = await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      expect(ids).toHaveLength(1);
      expect(await linesOf(q, ids[0])).toEqual([
        '412-10 2091.00 0.00',
        '350-10-03 0.00 2070.00',
        '350-20-03 0.00 21.00',
      ]);
      await settle(q);
    }));

  it('a purchase bill with every deduction of a vendor', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const [id] = await post(
        q,
        'BILL_APPROVED',
        [
          { part: 'GROSS', head_code: 'MC', amount: '50000' },
          { part: 'GROSS', head_code: 'GST', amount: '9000' },
          { part: 'DEDUCTION', head_code: 'LC', amount: '590' },
          { part: 'DEDUCTION', head_code: 'ITTDS', amount: '5900' },
          { part: 'DEDUCTION', head_code: 'GSTTDS', amount: '1180' },
          { part: 'DEDUCTION', head_code: 'ROM', amount: '200' },
        ],
        { facts: { bill_kind: 'PURCHASE' } },
      );
      expect(await linesOf(q, id)).toEqual([
        '412-10 59000.00 0.00',
        '350-10-01 0.00 51130.00',
        '350-20-01 0.00 5900.00',
        '350-20-02 0.00 1180.00',
        '350-20-03 0.00 590.00',
        '350-20-04 0.00 200.00',
      ]);
    }));

  it('a running bill with deposit, recovered advance and penalty; later the deposit is released', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const [advance] = await post(
        q,
        'BILL_APPROVED',
        [{ part: 'GROSS', head_code: 'ADV', amount: '500' }],
        {
          facts: { bill_kind: 'ADVANCE' },
        },
      );
      expect(await linesOf(q, advance)).toEqual(['460-40 500.00 0.00', '350-10-02 0.00 500.00']);
      const [running] = await post(
        q,
        'BILL_APPROVED',
        [
          { part: 'GROSS', head_code: 'WRK', amount: '10000' },
          { part: 'DEDUCTION', head_code: 'SD', amount: '300' },
          { part: 'DEDUCTION', head_code: 'ADVR', amount: '500' },
          { part: 'DEDUCTION', head_code: 'PEN', amount: '50' },
        ],
        { facts: { bill_kind: 'RUNNING' } },
      );
      expect(await linesOf(q, running)).toEqual([
        '412-10 10000.00 0.00',
        '180-80 0.00 50.00',
        '340-10 0.00 300.00',
        '350-10-02 0.00 9150.00',
        '460-40 0.00 500.00',
      ]);
      const [release] = await post(
        q,
        'BILL_APPROVED',
        [{ part: 'GROSS', head_code: 'SDR', amount: '300' }],
        {
          facts: { bill_kind: 'RELEASE' },
        },
      );
      expect(await linesOf(q, release)).toEqual(['340-10 300.00 0.00', '350-10-02 0.00 300.00']);
      await settle(q);
    }));

  it('a payment: both books, the treasury under the head of account it was paid from', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const payee = await post(
        q,
        'PAYMENT_SUCCESSFUL',
        [{ part: 'PAYEE', head_code: 'WEG', amount: '2070' }],
        { facts: WAGE },
      );
      expect(payee).toHaveLength(2);
      expect(await linesOf(q, payee[0])).toEqual(['350-10-03 2070.00 0.00', '431-50 0.00 2070.00']);
      expect(await linesOf(q, payee[1])).toEqual([
        `${HOA} 2070.00 0.00`,
        '8999-00-102 0.00 2070.00',
      ]);
      const cess = await post(
        q,
        'PAYMENT_SUCCESSFUL',
        [{ part: 'DEDUCTION', head_code: 'LC', amount: '21' }],
        { facts: WAGE },
      );
      expect(await linesOf(q, cess[0])).toEqual(['350-20-03 21.00 0.00', '431-50 0.00 21.00']);
      expect(await linesOf(q, cess[1])).toEqual([`${HOA} 21.00 0.00`, '8443-00-108-01 0.00 21.00']);
      await settle(q);
    }));

  it('a payment that came back is taken back in both books, and can be made again', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const source = await uuid(q);
      const amounts = [{ part: 'PAYEE', head_code: 'WEG', amount: '2070' }];
      const first = await post(q, 'PAYMENT_SUCCESSFUL', amounts, { source, facts: WAGE });
      const reverse = () => q<{ ids: string[] }[]>`
        select private.reverse_journal(${JATNI}, 'PAYMENT_SUCCESSFUL', 'bill', ${source}::uuid, private.local_date(${JATNI}), null, 'Account closed') as ids`;
      const [reversal] = await reverse();
      expect(reversal?.ids).toHaveLength(2);
      expect(await linesOf(q, reversal?.ids[1])).toEqual([
        '8999-00-102 2070.00 0.00',
        `${HOA} 0.00 2070.00`,
      ]);
      expect((await reverse())[0]?.ids).toEqual([]);
      const second = await post(q, 'PAYMENT_SUCCESSFUL', amounts, { source, facts: WAGE });
      expect(second).toHaveLength(2);
      expect(second).not.toEqual(first);
      const [sums] =
        await q`select sum(debit - credit) filter (where account_code = '431-50') as owed from public.journal_lines
        where entry_id = any (${[...first, ...(reversal?.ids ?? []), ...second]}::uuid[])`;
      expect(sums).toEqual({ owed: '-2070.00' });
      await settle(q);
    }));

  it('the same source twice is posted once', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const source = await uuid(q);
      const first = await post(q, 'BILL_APPROVED', WAGE_BILL, { source, facts: WAGE });
      expect(await post(q, 'BILL_APPROVED', WAGE_BILL, { source, facts: WAGE })).toEqual(first);
    }));

  it('numbers run without gaps, each book its own', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const [bill] = await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      const [ulb, state] = await post(
        q,
        'PAYMENT_SUCCESSFUL',
        [{ part: 'PAYEE', head_code: 'WEG', amount: '5' }],
        { facts: WAGE },
      );
      const [row] = await q<{ numbers: string[] }[]>`
        select array_agg(number order by id) as numbers from public.journal_entries where id = any (${[bill ?? '', ulb ?? '', state ?? '']}::uuid[])`;
      const [first = '', second = '', treasury = ''] = row?.numbers ?? [];
      expect(first).toMatch(/^JV\/\d{4}-\d{2}\/\d{6}$/);
      expect(Number(second.slice(-6))).toBe(Number(first.slice(-6)) + 1);
      expect(treasury).toMatch(/^TJ\//);
    }));
});

describe('what is refused', () => {
  it('an amount that no rule knows, and a rule whose account is not there', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      const unknown = [...WAGE_BILL, { part: 'DEDUCTION', head_code: 'XYZ', amount: '1' }];
      expect(
        await refused((s) => post(s, 'BILL_APPROVED', unknown, { facts: WAGE })),
      ).toMatchObject({
        state: 'PT409',
        code: 'POSTING_RULE_MISSING',
        details: { head_code: 'XYZ', book: 'ULB' },
      });
      await q`insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account)
        values (${JATNI}, 'ULB', 'BILL_APPROVED', 'DEDUCTION', 'WAGE', 'XYZ', '350-10-03', '999-99')`;
      expect(
        await refused((s) => post(s, 'BILL_APPROVED', unknown, { facts: WAGE })),
      ).toMatchObject({
        code: 'ACCOUNT_NOT_IN_CHART',
        details: { account: '999-99' },
      });
    }));

  it('nothing is posted to a heading of the chart', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      await q`insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account)
        values (${JATNI}, 'ULB', 'BILL_APPROVED', 'GROSS', 'WAGE', 'WEG', '412', '350-10-03')`;
      expect(
        (await refused((s) => post(s, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE }))).code,
      ).toBe('ACCOUNT_NOT_IN_CHART');
    }));

  it('an entry whose sides differ, when its transaction ends', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      const [id] = await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      await settle(q);
      expect(
        await refused(async (s) => {
          await s`insert into public.journal_lines (tenant_id, entry_id, ordinal, book, account_code, on_date, debit)
            select tenant_id, id, 9, book, '412-10', on_date, 1 from public.journal_entries where id = ${id ?? null}`;
          await s`set constraints all immediate`;
        }),
      ).toMatchObject({ code: 'JOURNAL_UNBALANCED', details: { debit: 2092, credit: 2091 } });
      // Balanced or not: what is added later is not what the entry is about.
      expect(
        (
          await refused(async (s) => {
            await s`insert into public.journal_lines (tenant_id, entry_id, ordinal, book, account_code, on_date, debit, credit)
              select e.tenant_id, e.id, 9 + n, e.book, '412-10', e.on_date, 1 - n, n from public.journal_entries e, generate_series(0, 1) n where e.id = ${id ?? null}`;
            await s`set constraints all immediate`;
          })
        ).code,
      ).toBe('JOURNAL_UNBALANCED');
      expect(
        (
          await refused(async (s) => {
            await s`insert into public.journal_entries (tenant_id, book, number, on_date, event_kind, source_type, source_id, posting, amount, amounts, actor_name)
              values (${JATNI}, 'ULB', 'X', current_date, 'BILL_APPROVED', 'bill', private.uuid_v7(), 1, 5, '[]', 'x')`;
            await s`set constraints all immediate`;
          })
        ).code,
      ).toBe('JOURNAL_UNBALANCED');
    }));

  it.each(['update', 'delete', 'truncate'])('%s of what is posted, even by the owner', (verb) =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      for (const table of ['journal_entries', 'journal_lines']) {
        const statement =
          verb === 'update'
            ? `update public.${table} set on_date = on_date + 1`
            : verb === 'delete'
              ? `delete from public.${table}`
              : `truncate public.${table} cascade`;
        await q`set constraints all immediate`;
        expect((await refused((s) => s.unsafe(statement))).code).toBe('NOT_EDITABLE');
      }
    }),
  );
});

describe('rules by date and place', () => {
  it('the agency wins over the state, the rule that names more over both, and only on its days', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const today = await day(q, 'today');
      const repairs = async (from: string) => {
        await q`insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account, effective_from)
          values (${JATNI}, 'ULB', 'BILL_APPROVED', 'GROSS', 'WAGE', '*', '230-50', '350-10-03', ${from})`;
      };
      await repairs(await day(q, 'today - 1'));
      const debitOn = async (on: string, tenant = JATNI) => {
        const [id] = await post(q, 'BILL_APPROVED', WAGE_BILL.slice(0, 1), {
          facts: WAGE,
          on,
          tenant,
        });
        return (await linesOf(q, id))[0]?.split(' ')[0];
      };
      expect(await debitOn(today)).toBe('230-50');
      expect(await debitOn(await day(q, 'today - 2'))).toBe('412-10');
      expect(await debitOn(today, 'od.dhenkanal')).toBe('412-10');
    }));

  it('a rule of the agency that is switched off says that there is none', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      await q`insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account, is_active)
        values (${JATNI}, 'ULB', 'BILL_APPROVED', 'DEDUCTION', 'WAGE', 'LC', '350-10-03', '350-20-03', false)`;
      expect(
        (await refused((s) => post(s, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE }))).code,
      ).toBe('POSTING_RULE_MISSING');
    }));
});

describe('the accountant', () => {
  it('reads the trial balance: both sides are equal, and so are the books of what was paid', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const [opening, today] = [await day(q, MONTH_AGO), await day(q, 'today')];
      const read = async () => {
        const [row] = await q<
          {
            balance: {
              rows: { account_code: string; opening: number; closing_debit: number }[];
              totals: Totals;
            };
          }[]
        >`
          select public.trial_balance(${JATNI}, 'ULB', date_trunc('month', ${today}::date)::date, ${today}) as balance`;
        return row?.balance;
      };
      await as(ACCOUNTANT);
      const before = await read();
      await as(null);
      await post(q, 'ALLOTMENT', [{ amount: '100000' }], { on: opening });
      await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      await post(q, 'PAYMENT_SUCCESSFUL', [{ part: 'PAYEE', head_code: 'WEG', amount: '2070' }], {
        facts: WAGE,
      });
      await as(ACCOUNTANT);
      const after = await read();
      expect(after?.totals.opening).toBe(0);
      expect(after?.totals.debit).toBe(after?.totals.credit);
      expect(after?.totals.closing_debit).toBe(after?.totals.closing_credit);
      expect((after?.totals.debit ?? 0) - (before?.totals.debit ?? 0)).toBe(2091 + 2070);
      const grant = (balance: typeof after) =>
        balance?.rows.find((row) => row.account_code === '431-50')?.opening ?? 0;
      expect(grant(after) - grant(before)).toBe(100000);
    }));

  it('reads an account and the cash book with a running balance', () =>
    story(sql, async ({ sql: q, as }) => {
      await as(null);
      const [opening, today] = [await day(q, MONTH_AGO), await day(q, 'today')];
      await post(q, 'ALLOTMENT', [{ amount: '500.50' }], { on: opening });
      const paid = await post(q, 'PAYMENT_SUCCESSFUL', [{ part: 'PAYEE', amount: '20.25' }], {
        facts: WAGE,
      });
      await as(ACCOUNTANT);
      const ledger = async (account: string) => {
        const [row] = await q<
          {
            ledger: {
              opening: number;
              closing: number;
              debit: number;
              credit: number;
              rows: { entry_id: string; balance: number; credit: number }[];
              accounts: { code: string }[];
            };
          }[]
        >`
          select public.account_ledger(${JATNI}, 'ULB', ${account}, date_trunc('month', ${today}::date)::date, ${today}) as ledger`;
        return row?.ledger;
      };
      const own = await ledger('431-50');
      expect(own?.accounts.map(({ code }) => code)).toEqual(['431-50']);
      const line = own?.rows.find(({ entry_id }) => entry_id === paid[0]);
      expect(line?.credit).toBe(20.25);
      expect(own?.rows.at(-1)?.balance).toBe(own?.closing);
      const cash = await ledger('CASH');
      expect(cash?.accounts.map(({ code }) => code)).toEqual(['431-50', '450-10', '450-20']);
      expect((await ledger('DEDUCTIONS'))?.accounts.map(({ code }) => code)).toContain('350-20-03');
      expect((await ledger('nothing'))?.rows).toEqual([]);
    }));

  it('reads what each work has billed and paid, and an entry with its other book', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      const [project] = await q<{ id: string; number: string }[]>`
        select id, number from public.projects where tenant_id = ${JATNI} and number is not null order by created_at limit 1`;
      const facts = { ...WAGE, project_id: project?.id ?? '' };
      const today = await day(q, 'today');
      const of = async () => {
        await as(ACCOUNTANT);
        const [row] = await q<{ works: { project_id: string; billed: number; paid: number }[] }[]>`
          select public.works_register(${JATNI}, 'ULB', ${today}, ${today}) as works`;
        await as(null);
        return row?.works.find((work) => work.project_id === project?.id) ?? { billed: 0, paid: 0 };
      };
      const before = await of();
      const source = await uuid(q);
      const [bill] = await post(q, 'BILL_APPROVED', WAGE_BILL, { source, facts });
      await post(q, 'PAYMENT_SUCCESSFUL', [{ part: 'PAYEE', amount: '70' }], { source, facts });
      const after = await of();
      expect([after.billed - before.billed, after.paid - before.paid]).toEqual([2091, 70]);
      await as(ACCOUNTANT);
      const [row] = await q<
        { entry: { project: object; lines: object[]; others: { book: string }[] } }[]
      >`
        select public.journal_entry(${JATNI}, ${bill ?? null}) as entry`;
      expect(row?.entry.project).toMatchObject({ number: project?.number });
      expect(row?.entry.lines).toHaveLength(3);
      expect(row?.entry.others.map(({ book }) => book)).toEqual(['ULB', 'STATE']);
      expect(
        (await refused((s) => s`select public.journal_entry(${JATNI}, private.uuid_v7())`)).code,
      ).toBe('PAPER_NOT_FOUND');
    }));

  it('corrects a wrong mapping by a reversal and a new entry, once', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      const [id] = await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      await q`insert into public.posting_rules (tenant_id, book, event_kind, part, bill_kind, head_code, debit_account, credit_account)
        values (${JATNI}, 'ULB', 'BILL_APPROVED', 'GROSS', 'WAGE', '*', '230-50', '350-10-03')`;
      await as(ACCOUNTANT);
      const repost = (s: Scope['sql'], reason: string | null) =>
        s<
          { id: string }[]
        >`select public.repost_journal_entry(${JATNI}, ${id ?? null}, ${reason}) as id`;
      expect((await refused((s) => repost(s, null))).fields[0]).toMatchObject({
        pointer: '/reason',
      });
      const [again] = await repost(q, 'Repairs, not a new work');
      expect((await linesOf(q, again?.id))[0]).toBe('230-50 2091.00 0.00');
      const [row] = await q<
        { entry: { reversed_by: { id: string } } }[]
      >`select public.journal_entry(${JATNI}, ${id ?? null}) as entry`;
      expect((await linesOf(q, row?.entry.reversed_by.id))[0]).toBe('350-10-03 2070.00 0.00');
      expect((await refused((s) => repost(s, 'Once more'))).code).toBe('JOURNAL_REVERSED');
      await as(null);
      await settle(q);
    }));

  it('closes months in their order after they are over; a closed one takes nothing; the last can be opened again', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      const [older, old, present] = [
        await day(q, MONTHS_AGO),
        await day(q, MONTH_AGO),
        await day(q, 'today'),
      ];
      await post(q, 'ALLOTMENT', [{ amount: '10' }], { on: older });
      const next = async (): Promise<string> => {
        await as(null);
        const [row] = await q<{ month: string }[]>`
          select private.next_month_to_close(${JATNI}, 'ULB')::text as month`;
        await as(ACCOUNTANT);
        return row?.month ?? '';
      };
      const first = await next();
      await as(ACCOUNTANT);
      const close = (s: Scope['sql'], month: string) =>
        s`select public.close_period(${JATNI}, 'ULB', ${month}, null)::text as until`;
      expect(await refused((s) => close(s, old))).toMatchObject({
        code: 'PERIOD_OUT_OF_ORDER',
        details: { next: first },
      });
      // What the samples posted before is closed on the way.
      for (let month = first; month <= old; month = await next()) await close(q, month);
      expect((await refused((s) => close(s, present))).code).toBe('PERIOD_NOT_OVER');
      await as(null);
      expect(
        await refused((s) => post(s, 'ALLOTMENT', [{ amount: '10' }], { on: old })),
      ).toMatchObject({
        state: 'PT409',
        code: 'PERIOD_CLOSED',
        details: { book: 'ULB', date: old },
      });
      await post(q, 'ALLOTMENT', [{ amount: '10' }], { on: present });
      await as(ACCOUNTANT);
      const reopen = (s: Scope['sql'], month: string, reason: string | null) =>
        s<
          { until: string }[]
        >`select public.reopen_period(${JATNI}, 'ULB', ${month}, ${reason})::text as until`;
      expect((await refused((s) => reopen(s, old, ''))).fields[0]).toMatchObject({
        pointer: '/reason',
      });
      expect((await refused((s) => reopen(s, older, 'A bill came late'))).code).toBe(
        'PERIOD_OUT_OF_ORDER',
      );
      expect((await reopen(q, old, 'A bill came late'))[0]?.until).toBe(
        await day(q, `'${old}'::date - 1`),
      );
      const [months] = await q<
        {
          months: {
            months: { month: string; is_closed: boolean }[];
            history: { kind: string; reason: string }[];
          };
        }[]
      >`
        select public.ledger_months(${JATNI}, 'ULB') as months`;
      const state = Object.fromEntries(
        months?.months.months.map(({ month, is_closed }) => [month, is_closed]) ?? [],
      );
      expect([state[older], state[old]]).toEqual([true, false]);
      expect(months?.months.history[0]).toMatchObject({
        kind: 'REOPEN',
        reason: 'A bill came late',
      });
      await as(null);
      await post(q, 'ALLOTMENT', [{ amount: '10' }], { on: old });
      await settle(q);
    }));
});

describe('who may not', () => {
  const calls: [string, (s: Scope['sql']) => Promise<unknown>][] = [
    [
      'the trial balance',
      (s) => s`select public.trial_balance(${JATNI}, 'ULB', current_date, current_date)`,
    ],
    [
      'a ledger',
      (s) => s`select public.account_ledger(${JATNI}, 'ULB', '412-10', current_date, current_date)`,
    ],
    [
      'the works register',
      (s) => s`select public.works_register(${JATNI}, 'ULB', current_date, current_date)`,
    ],
    ['an entry', (s) => s`select public.journal_entry(${JATNI}, private.uuid_v7())`],
    ['the months', (s) => s`select public.ledger_months(${JATNI}, 'ULB')`],
    ['closing', (s) => s`select public.close_period(${JATNI}, 'ULB', current_date)`],
    ['opening', (s) => s`select public.reopen_period(${JATNI}, 'ULB', current_date, 'Late')`],
    [
      'correcting',
      (s) => s`select public.repost_journal_entry(${JATNI}, private.uuid_v7(), 'Wrong')`,
    ],
  ];
  it.each(calls)('%s: a junior engineer, and the accountant of another agency', (_, call) =>
    story(sql, async ({ as, refused }) => {
      for (const who of [person('je'), 'acct.dhenkanal@demo.digit.example']) {
        await as(who);
        expect((await refused(call)).code).toBe('NOT_PERMITTED');
      }
    }),
  );

  it('sees a line or an entry by asking the tables, and nobody posts but the events', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(null);
      await post(q, 'BILL_APPROVED', WAGE_BILL, { facts: WAGE });
      await as(person('je'));
      for (const table of ['journal_entries', 'journal_lines', 'ledger_closings'])
        expect(await q.unsafe(`select 1 from public.${table}`)).toHaveLength(0);
      await as(ACCOUNTANT);
      expect(
        (await q`select distinct tenant_id from public.journal_lines`).map(
          (row) => row['tenant_id'] as string,
        ),
      ).toEqual([JATNI]);
      expect((await refused((s) => post(s, 'ALLOTMENT', [{ amount: '1' }]))).state).toBe('42501');
      expect(
        (await refused((s) => s`insert into public.ledger_closings (tenant_id) values (${JATNI})`))
          .state,
      ).toBe('42501');
    }));
});

it('whatever is posted and taken back, both books balance to the paisa', () =>
  story(sql, async ({ sql: q, as }) => {
    await as(null);
    const amount = fc
      .integer({ min: 0, max: 99_999_999 })
      .map((paise) => `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`);
    const heads = fc.constantFrom('LC', 'ITTDS', 'GSTTDS', 'ROM', 'ECB');
    const bill = fc.record({
      kind: fc.constantFrom('WAGE', 'PURCHASE', 'SUPERVISION', 'ADVANCE', 'RUNNING', 'FINAL'),
      gross: fc.array(amount, { minLength: 1, maxLength: 3 }),
      deductions: fc.array(fc.tuple(heads, amount), { maxLength: 4 }),
      isPaid: fc.boolean(),
      isReturned: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(bill, { minLength: 1, maxLength: 5 }), async (bills) => {
        for (const { kind, gross, deductions, isPaid, isReturned } of bills) {
          const facts = { bill_kind: kind };
          const source = await uuid(q);
          const parts = [
            ...gross.map((text) => ({ part: 'GROSS', head_code: 'MC', amount: text })),
            ...deductions.map(([head_code, text]) => ({
              part: 'DEDUCTION',
              head_code,
              amount: text,
            })),
          ];
          await post(q, 'BILL_APPROVED', parts, { source, facts });
          if (!isPaid) continue;
          await post(
            q,
            'PAYMENT_SUCCESSFUL',
            parts.map((part) => (part.part === 'GROSS' ? { ...part, part: 'PAYEE' } : part)),
            { source, facts },
          );
          if (isReturned)
            await q`select private.reverse_journal(${JATNI}, 'PAYMENT_SUCCESSFUL', 'bill', ${source}::uuid, private.local_date(${JATNI}), null, 'Returned')`;
        }
        await settle(q);
        const sums =
          await q`select book, sum(debit) as debit, sum(credit) as credit from public.journal_lines where tenant_id = ${JATNI} group by book`;
        for (const { debit, credit } of sums) expect(debit).toBe(credit);
      }),
      { numRuns: 20 },
    );
  }));
