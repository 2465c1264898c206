import { Group, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { LinkText } from '~/ui/LinkText';
import { StatusBadge } from '~/ui/StatusBadge';
import type { Role } from '../employee.types';

/** The roles with who defined them, how much each allows and how many hold it. */
export function RoleTable({ roles }: { readonly roles: readonly Role[] }) {
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
