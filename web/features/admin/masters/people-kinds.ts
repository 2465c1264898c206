import type { MasterKind } from './master-kinds.types';

/** What is asked of people who work for a wage. */
export const PEOPLE_KINDS: readonly MasterKind[] = [
  {
    slug: 'skills',
    api: 'skills',
    permission: 'master:manage',
    fixed: {},
    names: 'local_names',
    from: 'effective_from',
    to: 'effective_to',
    hasActive: true,
    filters: ['level_code'],
    fields: [
      { name: 'code', type: 'text', isKey: true, isRequired: true, isListed: true },
      { name: 'name', type: 'text', isRequired: true, isNamed: true, isListed: true },
      {
        name: 'level_code',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: { kind: 'list', list: 'SKILL_LEVEL' },
      },
      { name: 'sor_code', type: 'text', isRequired: true, isFixed: true, isListed: true },
      { name: 'ordinal', type: 'integer' },
    ],
  },
];
