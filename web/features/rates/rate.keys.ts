import type { RevisionItem } from './rate.types';

/** Cache keys of the schedule of rates; what changes a rate empties them all. */
export const rateKeys = {
  all: ['rates'] as const,
  lists: () => ['rates', 'list'] as const,
  groups: (tenantId: string) => ['rates', 'groups', tenantId] as const,
  item: (tenantId: string, code: string) => ['rates', 'item', tenantId, code] as const,
  options: (tenantId: string, on: string, words: string) =>
    ['rates', 'options', tenantId, on, words] as const,
  preview: (tenantId: string, draft: unknown) => ['rates', 'preview', tenantId, draft] as const,
  leads: (tenantId: string) => ['rates', 'leads', tenantId] as const,
  revisions: (tenantId: string) => ['rates', 'revisions', tenantId] as const,
  revision: (tenantId: string, id: string, status: RevisionItem['status'] | 'ALL') =>
    ['rates', 'revisions', tenantId, id, status] as const,
};
