import type { MasterKind } from './master-kinds.types';

const words = (...codes: string[]) => ({ kind: 'words', codes }) as const;

/** The schedule of rates: its items, and what each costs over time. */
export const RATE_KINDS: readonly MasterKind[] = [
  {
    slug: 'sor-items',
    api: 'sor_items',
    permission: 'rate:manage',
    fixed: {},
    names: 'local_descriptions',
    hasActive: true,
    filters: ['sor_type'],
    fields: [
      { name: 'code', type: 'text', isKey: true, isRequired: true, isListed: true },
      { name: 'description', type: 'long', isRequired: true, isNamed: true, isListed: true },
      {
        name: 'sor_type',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('W', 'M', 'L', 'E'),
      },
      { name: 'chapter', type: 'text', isListed: true },
      { name: 'sub_type', type: 'text' },
      { name: 'variant', type: 'text' },
      {
        name: 'unit_code',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: { kind: 'units' },
      },
      { name: 'quantity', type: 'decimal', decimals: 4, isFixed: true, initial: '1' },
    ],
  },
  {
    slug: 'sor-rates',
    api: 'sor_rates',
    permission: 'rate:manage',
    fixed: {},
    hasActive: false,
    from: 'valid_from',
    to: 'valid_to',
    fields: [
      { name: 'sor_code', type: 'text', isKey: true, isRequired: true, isListed: true },
      {
        name: 'rate',
        type: 'decimal',
        decimals: 4,
        isRequired: true,
        isFixed: true,
        isListed: true,
      },
    ],
  },
];
