import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useCan } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import type { Column } from '~/ui/table/DataTable';
import { useRetryDelivery } from './admin.mutations';
import type { Delivery, DeliveryStatus } from './admin.types';

const TONES: Readonly<Record<DeliveryStatus, StatusTone>> = {
  PENDING: 'waiting',
  DELIVERED: 'good',
  DEAD: 'bad',
};

/** The columns of the deliveries; who may, sends a dead letter again from its row. */
export function useDeliveryColumns(): readonly Column<Delivery>[] {
  const { t } = useTranslation('admin');
  const mayRetry = useCan('outbox:retry');
  return useMemo<readonly Column<Delivery>[]>(
    () => [
      {
        id: 'subject',
        header: t('deliveries.subject'),
        cell: (row) => row.subject ?? row.topic,
      },
      {
        id: 'status',
        header: t('deliveries.status'),
        sortKey: 'status',
        onCard: 'badge',
        width: '140px',
        cell: (row) => (
          <StatusBadge
            state={row.status}
            tone={TONES[row.status]}
            label={t(`deliveries.statuses.${row.status}`)}
          />
        ),
      },
      {
        id: 'attempts',
        header: t('deliveries.attempts'),
        sortKey: 'attempts',
        align: 'right',
        cell: (row) => row.attempts,
      },
      {
        id: 'created',
        header: t('deliveries.created'),
        sortKey: 'created_at',
        cell: (row) => <DateText value={row.created_at} withTime />,
      },
      {
        id: 'next',
        header: t('deliveries.next'),
        cell: (row) =>
          row.status === 'PENDING' ? <DateText value={row.next_attempt_at} withTime /> : null,
      },
      {
        id: 'error',
        header: t('deliveries.error'),
        cell: (row) => (
          <Text size="xs" lineClamp={3} title={row.last_error ?? ''}>
            {row.last_error}
          </Text>
        ),
      },
      ...(mayRetry
        ? [
            {
              id: 'retry',
              header: t('deliveries.actions'),
              cell: (row: Delivery) => (row.status === 'DEAD' ? <RetryButton row={row} /> : null),
            },
          ]
        : []),
    ],
    [t, mayRetry],
  );
}

function RetryButton({ row }: { readonly row: Delivery }) {
  const { t } = useTranslation('admin');
  const { ofError } = useErrorText();
  const retry = useRetryDelivery();
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('deliveries.retryNamed', { subject: row.subject ?? row.topic })}
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={retry.isPending}
        onClick={() =>
          retry.mutate(row.id, {
            onSuccess: () =>
              notifications.show({ color: 'green', message: t('deliveries.retried') }),
          })
        }
      >
        {t('deliveries.retry')}
      </Button>
      {retry.isError ? (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {ofError(retry.error)}
        </Text>
      ) : null}
    </>
  );
}
