import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useCan, useSession } from '~/session/use-session';
import type { Filter } from '~/ui/table/FilterBar';
import { employeeQueries } from '../employee.queries';
import { LOGIN_STATES } from '../employee.types';

/** The filters of the register; those about logins for who may see memberships. */
export function useEmployeeFilters(masters: MasterLookup): readonly Filter[] {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const seesLogins = useCan('membership:read');
  const { data: roles } = useQuery({ ...employeeQueries.roles(tenant.id), enabled: seesLogins });
  return useMemo(() => {
    const filters: Filter[] = [
      {
        kind: 'choices',
        key: 'designation',
        label: t('field.designation_code'),
        options: masters.list('DESIGNATION'),
      },
      {
        kind: 'choices',
        key: 'status',
        label: t('list.status'),
        options: (['ACTIVE', 'INACTIVE'] as const).map((code) => ({
          code,
          name: t(`status.${code}`),
        })),
      },
    ];
    if (!seesLogins) return filters;
    return [
      ...filters,
      {
        kind: 'choices',
        key: 'role',
        label: t('list.roles'),
        options: (roles ?? []).filter(({ is_system }) => !is_system),
      },
      {
        kind: 'choices',
        key: 'login',
        label: t('list.login'),
        options: LOGIN_STATES.map((code) => ({ code, name: t(`login.${code}`) })),
      },
    ];
  }, [masters, roles, seesLogins, t]);
}
