import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import type { Column } from '~/ui/table/DataTable';
import type { Delivery } from './admin.types';
import { DeliveryStatusBadge } from './DeliveryStatusBadge';
import { RetryButton } from './RetryButton';

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
        cell: (row) => <DeliveryStatusBadge status={row.status} />,
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
