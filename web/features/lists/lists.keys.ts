export const listKeys = {
  mine: (tenantId: string, code: string) => ['lists', tenantId, code] as const,
};
