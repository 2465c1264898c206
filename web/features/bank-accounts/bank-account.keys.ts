import type { AccountOwner } from './bank-account.types';

/** Query keys of bank accounts. */
export const bankAccountKeys = {
  all: ['bank-accounts'] as const,
  waiting: (tenantId: string) => [...bankAccountKeys.all, tenantId, 'waiting'] as const,
  ofOwner: (tenantId: string, owner: AccountOwner) =>
    [...bankAccountKeys.all, tenantId, owner.type, owner.id] as const,
};
