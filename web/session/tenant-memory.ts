import { localStore } from '~/lib/local-store';

const keyOf = (userId: string) => `digit.tenant.${userId}`;

/** The tenant in which this person worked last in this browser. */
export function rememberedTenant(userId: string): string | null {
  return localStore.get(keyOf(userId));
}

export function rememberTenant(userId: string, tenantId: string): void {
  localStore.set(keyOf(userId), tenantId);
}
