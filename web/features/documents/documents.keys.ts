import type { DocumentOwner } from './documents.types';

/** Query keys of documents. */
export const documentKeys = {
  all: ['documents'] as const,
  ofPaper: (tenantId: string, owner: DocumentOwner) =>
    [...documentKeys.all, tenantId, owner.type, owner.id] as const,
};
