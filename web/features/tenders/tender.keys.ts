/** Query keys of tenders, letters of intent and bids. The first part is what live notices invalidate. */
export const tenderKeys = {
  all: ['tenders'] as const,
  lists: () => [...tenderKeys.all, 'list'] as const,
  letters: () => [...tenderKeys.all, 'letters'] as const,
  detail: (tenantId: string, id: string) => [...tenderKeys.all, 'detail', tenantId, id] as const,
  estimates: (tenantId: string, tenderId: string) =>
    [...tenderKeys.all, 'estimates', tenantId, tenderId] as const,
  classes: (tenantId: string) => [...tenderKeys.all, 'classes', tenantId] as const,
  officers: (tenantId: string) => [...tenderKeys.all, 'officers', tenantId] as const,
  letter: (tenantId: string, id: string) => [...tenderKeys.all, 'letter', tenantId, id] as const,
  bidder: (tenantId: string, organisationId: string) =>
    [...tenderKeys.all, 'bidder', tenantId, organisationId] as const,
};
