import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useLocalName } from '~/i18n/local-name';
import { StatusBadge } from '~/ui/StatusBadge';
import type { Column } from '~/ui/table/DataTable';
import type { EmployeeRow } from '../employee.types';
import { LoginBadge } from '../LoginBadge';
import { useRoleName } from '../use-role-name';

/** The columns of the register. */
export function useEmployeeColumns(masters: MasterLookup): readonly Column<EmployeeRow>[] {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const roleName = useRoleName();
  return useMemo<readonly Column<EmployeeRow>[]>(
    () => [
      {
        id: 'number',
        header: t('field.employee_number'),
        sortKey: 'employee_number',
        width: '120px',
        cell: (row) => <span className="tabular">{row.employee_number}</span>,
      },
      {
        id: 'name',
        header: t('field.name'),
        sortKey: 'name',
        onCard: 'wide',
        cell: (row) => (
          <>
            <Text size="sm">{nameOf(row)}</Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.mobile}
            </Text>
          </>
        ),
      },
      {
        id: 'posting',
        header: t('field.designation_code'),
        sortKey: 'designation_code',
        onCard: 'wide',
        cell: (row) => (
          <>
            <Text size="sm">{masters.name('DESIGNATION', row.designation_code) || NO_VALUE}</Text>
            <Text size="xs" c="dimmed">
              {masters.name('DEPARTMENT', row.department_code)}
            </Text>
          </>
        ),
      },
      {
        id: 'roles',
        header: t('list.roles'),
        onCard: 'wide',
        cell: (row) => row.role_codes?.map(roleName).join(', ') || NO_VALUE,
      },
      {
        id: 'login',
        header: t('list.login'),
        width: '170px',
        cell: (row) =>
          row.login_state === null ? NO_VALUE : <LoginBadge state={row.login_state} />,
      },
      {
        id: 'status',
        header: t('list.status'),
        width: '130px',
        onCard: 'badge',
        cell: (row) => {
          const state = row.is_active ? 'ACTIVE' : 'INACTIVE';
          return <StatusBadge state={state} label={t(`status.${state}`)} />;
        },
      },
    ],
    [masters, t, nameOf, roleName],
  );
}
