/** Query keys of budgets. The first part is what live notices invalidate. */
export const budgetKeys = {
  all: ['budgets'] as const,
  heads: (tenantId: string) => [...budgetKeys.all, 'heads', tenantId] as const,
  entries: (tenantId: string, headId: string) =>
    [...budgetKeys.all, 'entries', tenantId, headId] as const,
  orders: (tenantId: string) => [...budgetKeys.all, 'orders', tenantId] as const,
  funds: (tenantId: string) => [...budgetKeys.all, 'funds', tenantId] as const,
  ofWork: (tenantId: string, projectId: string) =>
    [...budgetKeys.all, 'work', tenantId, projectId] as const,
};
