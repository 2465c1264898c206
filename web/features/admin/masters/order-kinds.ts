import type { MasterKind } from './master-kinds.types';

const words = (...codes: string[]) => ({ kind: 'words', codes }) as const;

const COMMON = {
  permission: 'master:manage',
  fixed: {},
  names: 'local_names',
  from: 'effective_from',
  to: 'effective_to',
  hasActive: true,
} as const;

/** What work orders draw on: the library of terms, and what is asked when a work begins and ends. */
export const ORDER_KINDS: readonly MasterKind[] = [
  {
    slug: 'standard-terms',
    api: 'standard_terms',
    ...COMMON,
    filters: ['agency_role_code'],
    fields: [
      { name: 'code', type: 'text', isKey: true, isRequired: true, isListed: true },
      { name: 'name', type: 'long', isRequired: true, isNamed: true, isListed: true },
      {
        name: 'agency_role_code',
        type: 'choice',
        isFixed: true,
        isListed: true,
        source: words('IA', 'IP', 'CONTRACTOR'),
      },
      { name: 'ordinal', type: 'integer' },
    ],
  },
  {
    slug: 'checklist-questions',
    api: 'checklist_questions',
    ...COMMON,
    filters: ['checklist'],
    fields: [
      {
        name: 'checklist',
        type: 'choice',
        isKey: true,
        isRequired: true,
        isListed: true,
        source: words('KICKOFF', 'CLOSURE'),
      },
      { name: 'code', type: 'text', isKey: true, isRequired: true, isListed: true },
      { name: 'name', type: 'text', isRequired: true, isNamed: true, isListed: true },
      {
        name: 'answer_type',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('YES_NO', 'DATE', 'UPLOAD'),
      },
      { name: 'is_required', type: 'flag', isListed: true },
      { name: 'ordinal', type: 'integer' },
    ],
  },
];
