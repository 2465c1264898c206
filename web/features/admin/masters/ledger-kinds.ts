import type { MasterField, MasterKind } from './master-kinds.types';

const words = (...codes: string[]) => ({ kind: 'words', codes }) as const;

const DATED = {
  permission: 'master:manage',
  fixed: {},
  from: 'effective_from',
  to: 'effective_to',
  hasActive: true,
} as const;

const BOOK: MasterField = {
  name: 'book',
  type: 'choice',
  isKey: true,
  isRequired: true,
  isListed: true,
  source: words('ULB', 'STATE'),
};

/** What the books stand on: the charts of accounts, and which of them an event goes to. */
export const LEDGER_KINDS: readonly MasterKind[] = [
  {
    slug: 'ledger-accounts',
    api: 'ledger_accounts',
    ...DATED,
    names: 'local_names',
    filters: ['book', 'kind'],
    fields: [
      BOOK,
      { name: 'code', type: 'text', isKey: true, isRequired: true, isListed: true },
      { name: 'name', type: 'text', isRequired: true, isNamed: true, isListed: true },
      {
        name: 'kind',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('INCOME', 'EXPENDITURE', 'LIABILITY', 'ASSET'),
      },
      { name: 'register', type: 'choice', source: words('CASH', 'DEDUCTIONS') },
      { name: 'is_group', type: 'flag', isListed: true },
      { name: 'exchange_code', type: 'text' },
      { name: 'ordinal', type: 'integer' },
    ],
  },
  {
    slug: 'posting-rules',
    api: 'posting_rules',
    ...DATED,
    filters: ['book', 'event_kind'],
    fields: [
      BOOK,
      {
        name: 'event_kind',
        type: 'choice',
        isKey: true,
        isRequired: true,
        isListed: true,
        source: words('ALLOTMENT', 'BILL_APPROVED', 'PAYMENT_SUCCESSFUL', 'WORK_COMPLETED'),
      },
      {
        name: 'part',
        type: 'choice',
        isKey: true,
        isListed: true,
        initial: '*',
        source: words('*', 'GROSS', 'DEDUCTION', 'PAYEE'),
      },
      { name: 'bill_kind', type: 'text', isKey: true, isListed: true, initial: '*' },
      { name: 'head_code', type: 'text', isKey: true, isListed: true, initial: '*' },
      { name: 'head_of_account', type: 'text', isKey: true, initial: '*' },
      { name: 'debit_account', type: 'text', isRequired: true, isListed: true },
      { name: 'credit_account', type: 'text', isRequired: true, isListed: true },
    ],
  },
];
