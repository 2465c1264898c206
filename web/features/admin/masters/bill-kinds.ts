import type { MasterKind } from './master-kinds.types';

const words = (...codes: string[]) => ({ kind: 'words', codes }) as const;

const COMMON = {
  permission: 'master:manage',
  fixed: {},
  from: 'effective_from',
  to: 'effective_to',
  hasActive: true,
} as const;

const KEY = { isKey: true, isRequired: true, isListed: true } as const;

/** What bills are made of: heads, and the rules by which something is held back or paid on top. */
export const BILL_KINDS: readonly MasterKind[] = [
  {
    slug: 'head-codes',
    api: 'head_codes',
    ...COMMON,
    names: 'local_names',
    filters: ['category'],
    fields: [
      { name: 'code', type: 'text', ...KEY },
      { name: 'name', type: 'text', isRequired: true, isNamed: true, isListed: true },
      {
        name: 'category',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('EARNING', 'DEDUCTION'),
      },
      { name: 'bill_kinds', type: 'tags', isRequired: true, isFixed: true, isListed: true },
      { name: 'is_remitted', type: 'flag', isListed: true },
      { name: 'ordinal', type: 'integer' },
    ],
  },
  {
    slug: 'charge-rules',
    api: 'charge_rules',
    ...COMMON,
    filters: ['bill_kind'],
    fields: [
      {
        name: 'bill_kind',
        type: 'choice',
        ...KEY,
        source: words('WAGE', 'PURCHASE', 'SUPERVISION', 'ADVANCE', 'RUNNING'),
      },
      { name: 'head_code', type: 'text', ...KEY },
      { name: 'payee_class', type: 'text', ...KEY, initial: 'ANY' },
      { name: 'material_code', type: 'text', ...KEY, initial: 'ANY' },
      {
        name: 'calculation',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('PERCENTAGE', 'LUMPSUM', 'QUANTITY'),
      },
      { name: 'value', type: 'decimal', decimals: 4, isFixed: true, isListed: true },
      {
        name: 'base',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        initial: 'EXCLUDING_GST',
        source: words('EXCLUDING_GST', 'INCLUDING_GST'),
      },
      { name: 'threshold', type: 'money', decimals: 2, isFixed: true },
      { name: 'ordinal', type: 'integer' },
    ],
  },
];
