import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useCan } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import type { Employee, Membership } from '../employee.types';
import { LoginBadge } from '../LoginBadge';
import { InviteDialog } from './InviteDialog';
import { LoginActions } from './LoginActions';
import { RolesDialog } from './RolesDialog';
import classes from '../employees.module.css';

/** The login of an employee: how it stands, the roles, and what may be done about it. */
export function LoginCard({ employee }: { readonly employee: Employee }) {
  const { t } = useTranslation('employees');
  const mayManage = useCan('membership:manage');
  const [isInviting, setInviting] = useState(false);
  const { membership } = employee;
  return (
    <Paper component="section" p="md" aria-label={t('login.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="md">
          {t('login.title')}
        </Title>
        <LoginBadge state={membership?.state ?? 'NONE'} />
      </Group>
      {membership === null ? (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('login.none')}
          </Text>
          {mayManage && employee.is_active ? (
            <Button onClick={() => setInviting(true)}>{t('invite.open')}</Button>
          ) : null}
        </Stack>
      ) : (
        <MembershipBody
          membership={membership}
          mayManage={mayManage}
          isActive={employee.is_active}
        />
      )}
      {isInviting ? <InviteDialog employee={employee} onClose={() => setInviting(false)} /> : null}
    </Paper>
  );
}

interface MembershipBodyProps {
  readonly membership: Membership;
  readonly mayManage: boolean;
  readonly isActive: boolean;
}

function MembershipBody({ membership, mayManage, isActive }: MembershipBodyProps) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const [isChanging, setChanging] = useState(false);
  const mayChange = mayManage && isActive && !membership.is_own;
  const invitation =
    membership.user_id === null
      ? [
          { label: t('invite.by'), value: membership.invited_by },
          { label: t('invite.at'), value: <DateText value={membership.invited_at} withTime /> },
        ]
      : [
          {
            label: t('login.lastSignIn'),
            value: <DateText value={membership.last_sign_in_at} withTime />,
          },
        ];
  return (
    <Stack gap="sm">
      <KeyValueGrid
        items={[
          {
            label: t('login.address'),
            value: membership.email ?? membership.invited_email ?? membership.invited_mobile,
            isWide: true,
          },
          ...invitation,
          ...(membership.is_suspended
            ? [{ label: t('login.reason'), value: membership.suspended_reason, isWide: true }]
            : []),
        ]}
      />
      <div>
        <Text size="sm" fw={600} mb={4}>
          {t('list.roles')}
        </Text>
        {membership.roles.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('roles.none')}
          </Text>
        ) : (
          <ul className={classes.plain}>
            {membership.roles.map((role) => (
              <li key={role.code}>
                <Text size="sm" {...(role.is_in_force ? {} : { c: 'dimmed' })}>
                  {nameOf(role)}
                  {role.is_in_force ? null : ` (${t('roles.notInForce')})`}
                </Text>
                <Text size="xs" c="dimmed">
                  <DateText value={role.valid_from} size="xs" /> –{' '}
                  {role.valid_to === null ? (
                    t('postings.open')
                  ) : (
                    <DateText value={role.valid_to} size="xs" />
                  )}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </div>
      {membership.is_own ? (
        <Text size="xs" c="dimmed">
          {t('login.own')}
        </Text>
      ) : null}
      <Group gap="xs">
        {mayChange ? (
          <Button size="xs" onClick={() => setChanging(true)}>
            {t('roles.change')}
          </Button>
        ) : null}
        {mayManage && !membership.is_own ? (
          <LoginActions membership={membership} isActive={isActive} />
        ) : null}
      </Group>
      {membership.user_id === null ? null : (
        <LinkText to="/administration/access" search={{ person: membership.user_id }} size="sm">
          {t('access.askAbout')}
        </LinkText>
      )}
      {isChanging ? (
        <RolesDialog membership={membership} onClose={() => setChanging(false)} />
      ) : null}
    </Stack>
  );
}
