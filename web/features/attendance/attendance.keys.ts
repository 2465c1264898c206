/** Query keys of registers. The first part is what live notices invalidate. */
export const attendanceKeys = {
  all: ['attendance'] as const,
  lists: () => [...attendanceKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string, week: string) =>
    [...attendanceKeys.all, 'detail', tenantId, id, week] as const,
  enrollable: (tenantId: string, id: string, query: string) =>
    [...attendanceKeys.all, 'enrollable', tenantId, id, query] as const,
};
