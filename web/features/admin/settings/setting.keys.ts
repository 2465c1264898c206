/** Query keys of the settings. */
export const settingKeys = {
  all: ['settings'] as const,
  list: (tenantId: string) => [...settingKeys.all, tenantId] as const,
};
