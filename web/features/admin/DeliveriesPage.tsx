import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconMailCheck, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useCan, useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { useRetryDelivery } from './admin.mutations';
import { adminQueries, DELIVERY_SORT } from './admin.queries';
import type { DeliverySearch } from './admin.search';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus } from './admin.types';

const TONES: Readonly<Record<DeliveryStatus, StatusTone>> = {
  PENDING: 'waiting',
  DELIVERED: 'good',
  DEAD: 'bad',
};

/** What the system sent, is sending, and gave up sending. */
export function DeliveriesPage() {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const mayRead = useCan('outbox:read');
  const search: DeliverySearch = useSearch({ strict: false });
  const list = useListState(search, DELIVERY_SORT);
  const query = useQuery({ ...adminQueries.deliveries(tenant.id, search), enabled: mayRead });
  const columns = useDeliveryColumns();
  if (!mayRead) return <ErrorPage kind="forbidden" />;
  const title = t('deliveries.title');
  const isFiltered = search.status !== undefined || search.q !== undefined;
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
            {t('deliveries.hint')} {t('deliveries.live')}
          </Text>
        }
      />
      <FilterBar
        search={{ ...search }}
        onChange={list.setFilters}
        searchLabel={t('deliveries.subject')}
        filters={[
          {
            kind: 'choices',
            key: 'status',
            label: t('deliveries.status'),
            options: DELIVERY_STATUSES.map((code) => ({
              code,
              name: t(`deliveries.statuses.${code}`),
            })),
          },
        ]}
      />
      <QueryBoundary
        query={query}
        skeleton={<TableSkeleton />}
        isEmpty={({ total }) => total === 0}
        empty={
          <EmptyState
            icon={IconMailCheck}
            title={isFiltered ? t('deliveries.noHits') : t('deliveries.empty')}
            hint={isFiltered ? t('audit.emptyHint') : t('deliveries.emptyHint')}
          />
        }
      >
        {(page) => (
          <DataTable
            caption={t('deliveries.caption')}
            columns={columns}
            rows={page.rows}
            rowKey={(row) => String(row.id)}
            isRefreshing={query.isPlaceholderData}
            {...list.table(page.total)}
          />
        )}
      </QueryBoundary>
    </>
  );
}

function useDeliveryColumns(): readonly Column<Delivery>[] {
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
