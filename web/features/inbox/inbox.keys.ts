import type { InboxCriteria } from './inbox.queries';

/** Query keys of the inbox. All begin with what live notices invalidate. */
export const inboxKeys = {
  all: ['inbox'] as const,
  list: (tenantId: string, criteria: InboxCriteria) =>
    [...inboxKeys.all, 'list', tenantId, criteria] as const,
};
