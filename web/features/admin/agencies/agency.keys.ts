/** Query keys of the agencies. */
export const agencyKeys = {
  all: ['agencies'] as const,
  list: () => [...agencyKeys.all, 'list'] as const,
  use: (id: string) => [...agencyKeys.all, 'use', id] as const,
};
