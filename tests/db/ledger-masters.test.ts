import { describe, expect, it } from 'vitest';

import { JATNI } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const ADMIN = 'admin.jatni@demo.digit.example';

const add = (q: Scope['sql'], kind: string, values: Record<string, string | boolean>) =>
  q`select public.save_master(${JATNI}, ${kind}, ${q.json(values)}, 'add')`;

const account = { book: 'ULB', code: '350-10-09', name: 'Others', kind: 'LIABILITY' };
const rule = {
  book: 'ULB',
  event_kind: 'BILL_APPROVED',
  part: 'GROSS',
  bill_kind: 'WAGE',
  head_code: 'WEG',
  debit_account: '230-50',
  credit_account: '350-10-03',
};

describe('the administrator of masters', () => {
  it('adds an account of the agency, of the kind that its first digit says', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(ADMIN);
      expect(
        (await refused((s) => add(s, 'ledger_accounts', { ...account, kind: 'ASSET' }))).fields,
      ).toMatchObject([{ pointer: '/kind', code: 'KIND_NOT_OF_CODE' }]);
      await add(q, 'ledger_accounts', account);
      await as(null);
      const [row] =
        await q`select name from private.ledger_account_names(${JATNI}, 'ULB') where code = '350-10-09'`;
      expect(row).toEqual({ name: 'Others' });
    }));

  it('adds a rule between two accounts of the chart, none of them a heading', () =>
    story(sql, async ({ sql: q, as, refused }) => {
      await as(ADMIN);
      const faults = async (changes: object) =>
        (await refused((s) => add(s, 'posting_rules', { ...rule, ...changes }))).fields.map(
          ({ pointer, code }) => `${pointer} ${code}`,
        );
      expect(await faults({ debit_account: '999' })).toEqual(['/debit_account NOT_IN_MASTER']);
      expect(await faults({ credit_account: '350' })).toEqual(['/credit_account NOT_IN_MASTER']);
      expect(await faults({ credit_account: '230-50' })).toEqual(['/credit_account SAME_ACCOUNT']);
      await add(q, 'posting_rules', rule);
      await as(null);
      const [found] =
        await q`select (private.posting_rule(${JATNI}, 'ULB', 'BILL_APPROVED', 'GROSS', 'WAGE', 'WEG', '*', private.local_date(${JATNI}))).debit_account`;
      expect(found).toEqual({ debit_account: '230-50' });
    }));

  it('the accountant, who keeps the books, does not make their rules', () =>
    story(sql, async ({ as, refused }) => {
      await as('acct.jatni@demo.digit.example');
      expect((await refused((s) => add(s, 'posting_rules', rule))).code).toBe('NOT_PERMITTED');
    }));
});
