import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { StatusBadge } from '~/ui/StatusBadge';
import { useInviteContact } from '../organisation.mutations';
import type { Organisation, OrganisationContact } from '../organisation.types';

/** Office bearers act for their organisation: they accept and decline its orders. */
const OFFICE_BEARER = ['ORG_ADMIN'] as const;

/** The people of an organisation, with their logins; who has none can be invited from here. */
export function ContactsCard({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const mayInvite = useCan('membership:manage') && organisation.status === 'ACTIVE';
  const [invited, setInvited] = useState<OrganisationContact | null>(null);
  const invite = useInviteContact();
  const close = () => {
    setInvited(null);
    invite.reset();
  };
  return (
    <Paper component="section" p="md" aria-label={t('section.contacts')}>
      <Title order={2} fz="md" mb="xs">
        {t('section.contacts')}
      </Title>
      {organisation.contacts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('contacts.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {organisation.contacts.map((contact) => (
            <Group component="li" key={contact.id} justify="space-between" gap="sm">
              <div>
                <Group gap="xs">
                  <Text fw={600} size="sm">
                    {contact.name}
                  </Text>
                  {contact.is_primary ? <Badge color="gray">{t('contacts.first')}</Badge> : null}
                </Group>
                <Text size="sm" c="dimmed">
                  {[contact.position, contact.mobile, contact.email].filter(Boolean).join(' · ')}
                </Text>
              </div>
              <Login contact={contact} mayInvite={mayInvite} onInvite={() => setInvited(contact)} />
            </Group>
          ))}
        </Stack>
      )}
      <ConfirmDialog
        isOpen={invited !== null}
        title={t('invite.title', { name: invited?.name ?? '' })}
        confirmLabel={t('invite.confirm')}
        isBusy={invite.isPending}
        error={invite.error}
        onConfirm={() => {
          if (invited === null) return;
          invite.mutate(
            { contactId: invited.id, roles: OFFICE_BEARER },
            {
              onSuccess: () => {
                notifications.show({ color: 'green', message: t('invite.done') });
                close();
              },
            },
          );
        }}
        onClose={close}
      >
        {t('invite.text', { email: invited?.email ?? invited?.mobile ?? '' })}
      </ConfirmDialog>
    </Paper>
  );
}

interface LoginProps {
  readonly contact: OrganisationContact;
  readonly mayInvite: boolean;
  readonly onInvite: () => void;
}

function Login({ contact, mayInvite, onInvite }: LoginProps) {
  const { t } = useTranslation('organisations');
  if (contact.login !== null) {
    const { state } = contact.login;
    return <StatusBadge state={state} label={t([`login.${state}`, 'login.OTHER'])} />;
  }
  if (contact.membership_id !== null) return <Text size="sm">{t('login.OTHER')}</Text>;
  if (!mayInvite) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconMail size={15} aria-hidden />}
      onClick={onInvite}
      aria-label={t('invite.named', { name: contact.name })}
    >
      {t('invite.open')}
    </Button>
  );
}
