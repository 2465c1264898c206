import { useCallback } from 'react';
import { useSession } from '~/session/use-session';

/** Where I may change agencies: my rights reach from each of my agencies to those below it. */
export function useAgencyRights() {
  const { tenants } = useSession();
  const mayManage = useCallback(
    (id: string | null) =>
      tenants.some(
        (each) =>
          each.id === id &&
          each.organisation_id === null &&
          each.permissions.includes('tenant:manage'),
      ),
    [tenants],
  );
  return { mayManage };
}
