/** Query keys of the masters. */
export const masterKeys = {
  all: ['masters'] as const,
  /** `on` is a day, or `null` for today. */
  inForce: (tenantId: string, on: string | null) => [...masterKeys.all, tenantId, on] as const,
  outlines: (tenantId: string) => [...masterKeys.all, tenantId, 'outlines'] as const,
};
