import type { MasterKind } from './master-kinds.types';

const words = (...codes: string[]) => ({ kind: 'words', codes }) as const;

/** Numbers and messages: the codes come with the product, an agency words them. */
export const WORDING_KINDS: readonly MasterKind[] = [
  {
    slug: 'number-formats',
    api: 'number_formats',
    permission: 'master:manage',
    fixed: {},
    hasActive: false,
    isClosed: true,
    fields: [
      {
        name: 'sequence',
        type: 'choice',
        isKey: true,
        isRequired: true,
        isListed: true,
        source: words(
          'project',
          'estimate',
          'revised_estimate',
          'technical_sanction',
          'administrative_sanction',
        ),
      },
      { name: 'pattern', type: 'text', isRequired: true, isListed: true },
      {
        name: 'resets',
        type: 'choice',
        isListed: true,
        source: words('FINANCIAL_YEAR', 'NEVER'),
        initial: 'FINANCIAL_YEAR',
      },
    ],
  },
  {
    slug: 'messages',
    api: 'message_templates',
    permission: 'master:manage',
    fixed: {},
    hasActive: false,
    isClosed: true,
    filters: ['language'],
    fields: [
      {
        name: 'code',
        type: 'choice',
        isKey: true,
        isRequired: true,
        isListed: true,
        source: words(
          'estimate_assigned',
          'estimate_approved',
          'estimate_rejected',
          'estimate_returned',
          'project_rejected',
          'paper_overdue',
          'invitation',
          'login_blocked',
          'login_blocked_admin',
        ),
      },
      {
        name: 'language',
        type: 'choice',
        isKey: true,
        isRequired: true,
        isListed: true,
        source: words('en', 'or', 'hi'),
      },
      { name: 'subject', type: 'text', isRequired: true, isListed: true },
      { name: 'body', type: 'long', isRequired: true },
    ],
  },
];
