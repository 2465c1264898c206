import { Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useCan, useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { employeeQueries } from './employee.queries';
import type { RoleSearch } from './employee.search';
import type { Role } from './employee.types';
import { RoleDetail } from './roles/RoleDetail';
import { RoleDialog } from './roles/RoleDialog';

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
              <RoleTable roles={roles} />
              {chosen === undefined ? null : (
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

function RoleTable({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  return (
    <Paper component="section" p="md" mb="md" aria-labelledby="role-table">
      <Title order={2} fz="md" mb="xs" id="role-table">
        {t('roles.all', { count: roles.length })}
      </Title>
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('roles.role')}</Table.Th>
              <Table.Th scope="col">{t('roles.owner')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('roles.rights')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('roles.holders')}
              </Table.Th>
              <Table.Th scope="col">{t('list.status')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {roles.map((role) => {
              const state = role.is_active ? 'ACTIVE' : 'INACTIVE';
              return (
                <Table.Tr key={`${role.tenant_id} ${role.code}`}>
                  <Table.Th scope="row" fw={400}>
                    <LinkText to="/administration/roles" search={{ role: role.code }} size="sm">
                      {nameOf(role)}
                    </LinkText>
                    <Text size="xs" c="dimmed">
                      {role.code}
                    </Text>
                  </Table.Th>
                  <Table.Td>
                    {nameOf({ name: role.tenant_name, local_names: role.tenant_local_names })}
                  </Table.Td>
                  <Table.Td ta="right">{role.permissions.length}</Table.Td>
                  <Table.Td ta="right">{role.holders}</Table.Td>
                  <Table.Td>
                    <Group gap={6}>
                      <StatusBadge state={state} label={t(`status.${state}`)} size="sm" />
                      {role.is_privileged ? (
                        <StatusBadge
                          state=""
                          tone="returned"
                          label={t('roles.privileged')}
                          size="sm"
                        />
                      ) : null}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
