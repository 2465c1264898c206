import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocalName } from '~/i18n/local-name';
import { useCan, useSession } from '~/session/use-session';
import { employeeQueries } from './employee.queries';

/** The name of a role by its code; the code where the roles may not be seen. */
export function useRoleName(): (code: string) => string {
  const { tenant } = useSession();
  const { data: roles } = useQuery({
    ...employeeQueries.roles(tenant.id),
    enabled: useCan('membership:read'),
  });
  const nameOf = useLocalName();
  return useCallback(
    (code) => {
      const role = roles?.find((candidate) => candidate.code === code);
      return role === undefined ? code : nameOf(role);
    },
    [roles, nameOf],
  );
}
