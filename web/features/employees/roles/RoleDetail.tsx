import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconLock, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useCan, useSession } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { LinkText } from '~/ui/LinkText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { employeeQueries } from '../employee.queries';
import type { Role } from '../employee.types';
import classes from '../employees.module.css';
import { LoginBadge } from '../LoginBadge';
import { byNoun, usePermissionName } from '../use-permission-name';
import { RoleDialog } from './RoleDialog';

interface RoleDetailProps {
  readonly role: Role;
  readonly roles: readonly Role[];
}

/** One role: every right by its noun, held or not, and who holds the role here. */
export function RoleDetail({ role, roles }: RoleDetailProps) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const permissionName = usePermissionName();
  const permissions = useQuery(employeeQueries.permissions());
  const { tenant } = useSession();
  const seesAudit = useCan('audit:read');
  const [isEditing, setEditing] = useState(false);
  return (
    <Paper component="section" p="md" mb="md" aria-labelledby="role-name">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg" id="role-name">
          {nameOf(role)}
        </Title>
        {role.may_edit && !role.is_mine ? (
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            {t('roles.edit')}
          </Button>
        ) : null}
      </Group>
      {role.description === null ? null : (
        <Text size="sm" mb="xs">
          {role.description}
        </Text>
      )}
      <Text size="sm" c="dimmed" mb="sm">
        {t(
          role.is_mine
            ? 'roles.isMine'
            : role.may_edit
              ? 'roles.mayEdit'
              : role.is_system
                ? 'roles.isSystem'
                : 'roles.inherited',
        )}
      </Text>
      <QueryBoundary query={permissions}>
        {(rows) => (
          <div className={classes.rights}>
            {byNoun(rows).map(([noun, group]) => (
              <section key={noun} aria-label={t(`nouns.${noun}`, { defaultValue: noun })}>
                <Text size="sm" fw={600} mb={4}>
                  {t(`nouns.${noun}`, { defaultValue: noun })}
                </Text>
                <ul className={classes.plain}>
                  {group.map(({ code, is_privileged }) => {
                    const has = role.permissions.includes(code);
                    const Icon = has ? IconCheck : IconMinus;
                    return (
                      <li key={code}>
                        <Text size="sm" {...(has ? {} : { c: 'dimmed' })}>
                          <Icon
                            size={15}
                            role="img"
                            aria-label={t(has ? 'roles.has' : 'roles.hasNot')}
                          />{' '}
                          {permissionName(code)}
                          {is_privileged ? (
                            <>
                              {' '}
                              <IconLock size={13} role="img" aria-label={t('roles.privileged')} />
                            </>
                          ) : null}
                        </Text>
                      </li>
                    );
                  })}
                </ul>
              </section>
            ))}
          </div>
        )}
      </QueryBoundary>
      <Holders role={role} />
      {seesAudit && role.tenant_id === tenant.id ? (
        <AuditLink table="roles" rowKey={{ code: role.code }} />
      ) : null}
      {isEditing ? (
        <RoleDialog
          roles={roles}
          role={role}
          onClose={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      ) : null}
    </Paper>
  );
}

function Holders({ role }: { readonly role: Role }) {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const query = useQuery(employeeQueries.holders(tenant.id, role));
  return (
    <section aria-labelledby="role-holders">
      <Title order={3} fz="md" mt="lg" mb="xs" id="role-holders">
        {t('roles.holders')}
      </Title>
      <QueryBoundary
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            {t('roles.noHolders')}
          </Text>
        }
      >
        {(rows) => (
          <ul className={classes.plain}>
            {rows.map((row) => (
              <li key={row.membership_id}>
                <Group gap="xs">
                  {row.employee_id === null ? (
                    <Text size="sm">{row.name}</Text>
                  ) : (
                    <LinkText
                      to="/administration/employees/$employeeId"
                      params={{ employeeId: row.employee_id }}
                      size="sm"
                    >
                      {row.name}
                    </LinkText>
                  )}
                  <LoginBadge state={row.state} />
                </Group>
              </li>
            ))}
          </ul>
        )}
      </QueryBoundary>
    </section>
  );
}
