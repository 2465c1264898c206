import { Button, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { employeeQueries } from './employee.queries';
import type { RoleSearch } from './employee.search';
import { RoleDetail } from './roles/RoleDetail';
import { RoleDialog } from './roles/RoleDialog';
import { RoleMatrix } from './roles/RoleMatrix';
import { RoleTable } from './roles/RoleTable';

/** The roles of the agency and those it inherits: what each allows and who holds it. */
export function RolesPage() {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const mayDefine = useCan('role:manage');
  const search: RoleSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useQuery(employeeQueries.roles(tenant.id));
  const [isNew, setNew] = useState(false);
  const title = t('roles.title');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
        meta={
          <Text span size="sm">
            {t('roles.hint')}
          </Text>
        }
        actions={
          mayDefine ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
              {t('roles.new')}
            </Button>
          ) : undefined
        }
      />
      <QueryBoundary query={query} skeleton={<TableSkeleton />}>
        {(roles) => {
          const chosen = roles.find(({ code }) => code === search.role);
          return (
            <>
              <SegmentedControl
                mb="sm"
                aria-label={t('roles.view')}
                value={search.show ?? 'list'}
                onChange={(value) =>
                  void navigate({
                    to: '/administration/roles',
                    search: value === 'matrix' ? { show: 'matrix' } : {},
                  })
                }
                data={(['list', 'matrix'] as const).map((value) => ({
                  value,
                  label: t(`roles.views.${value}`),
                }))}
              />
              {search.show === 'matrix' ? (
                <RoleMatrix roles={roles} />
              ) : (
                <RoleTable roles={roles} />
              )}
              {chosen === undefined || search.show === 'matrix' ? null : (
                <RoleDetail key={chosen.code} role={chosen} roles={roles} />
              )}
              {isNew ? (
                <RoleDialog
                  roles={roles}
                  role={null}
                  onClose={() => setNew(false)}
                  onSaved={(code) =>
                    void navigate({ to: '/administration/roles', search: { role: code } })
                  }
                />
              ) : null}
            </>
          );
        }}
      </QueryBoundary>
    </>
  );
}
