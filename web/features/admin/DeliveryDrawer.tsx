import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { paperHref } from '~/lib/paper-href';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { adminQueries } from './admin.queries';
import type { DeliveryDetail } from './admin.types';
import { DeliveryStatusBadge } from './DeliveryStatusBadge';
import { RetryButton } from './RetryButton';

interface DeliveryDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One message: where it goes, how often it was tried, what went wrong, and the paper it is about. */
export function DeliveryDrawer({ id, onClose }: DeliveryDrawerProps) {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const mayRetry = useCan('outbox:retry');
  const query = useQuery(adminQueries.delivery(tenant.id, id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Title order={2} fz="lg" component="span">
          {t('deliveries.one')}
        </Title>
      }
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryBoundary query={query}>
        {(message) => (
          <Stack gap="md">
            <Group gap="sm">
              <Text fw={600}>{message.subject ?? message.topic}</Text>
              <DeliveryStatusBadge status={message.status} />
            </Group>
            <Facts message={message} />
            {message.text === null ? null : (
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {message.text}
              </Text>
            )}
            {mayRetry && message.status !== 'DELIVERED' ? (
              <Group>
                <RetryButton row={message} />
              </Group>
            ) : null}
          </Stack>
        )}
      </QueryBoundary>
    </Drawer>
  );
}

function Facts({ message }: { readonly message: DeliveryDetail }) {
  const { t } = useTranslation('admin');
  return (
    <KeyValueGrid
      items={[
        {
          label: t('deliveries.recipient'),
          value: message.is_recipient_masked
            ? t('deliveries.masked', { recipient: message.recipient ?? '' })
            : message.recipient,
        },
        {
          label: t('deliveries.about'),
          value: <AboutLink message={message} />,
        },
        {
          label: t('deliveries.topic'),
          value: t(`deliveries.topics.${message.topic}`, { defaultValue: message.topic }),
        },
        {
          label: t('deliveries.attempts'),
          value: t('deliveries.attemptsOf', {
            count: message.attempts,
            most: message.max_attempts,
          }),
        },
        {
          label: t('deliveries.created'),
          value: <DateText value={message.created_at} withTime />,
        },
        message.status === 'PENDING'
          ? {
              label: t('deliveries.next'),
              value: <DateText value={message.next_attempt_at} withTime />,
            }
          : {
              label: t('deliveries.finished'),
              value: <DateText value={message.finished_at} withTime />,
            },
        { label: t('deliveries.error'), value: message.last_error, isWide: true },
      ]}
    />
  );
}

/** The paper that the message is about, by its number. */
function AboutLink({ message }: { readonly message: DeliveryDetail }) {
  const { t } = useTranslation('admin');
  const label = message.number ?? t('deliveries.paper');
  const id = message.aggregate_id;
  switch (message.aggregate_type) {
    case 'project':
      return (
        <LinkText to="/projects/$projectId" params={{ projectId: id }}>
          {label}
        </LinkText>
      );
    case 'proposal':
    case 'estimate':
    case 'work_order':
    case 'work_order_amendment':
      return <LinkText to={paperHref(message.aggregate_type, id)}>{label}</LinkText>;
    default:
      return message.aggregate_type;
  }
}
