import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconMailCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { adminQueries, DELIVERY_SORT } from './admin.queries';
import type { DeliverySearch } from './admin.search';
import { DELIVERY_STATUSES } from './admin.types';
import { DeliveryDrawer } from './DeliveryDrawer';
import { RetryDeadLetters } from './RetryDeadLetters';
import { useDeliveryColumns } from './use-delivery-columns';

/** What messages are sent by; they grow with the product. */
const TOPICS = ['email'] as const;

/** What the system sent, is sending, and gave up sending. */
export function DeliveriesPage() {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const mayRead = useCan('outbox:read');
  const search: DeliverySearch = useSearch({ strict: false });
  const list = useListState(search, DELIVERY_SORT);
  const query = useQuery({ ...adminQueries.deliveries(tenant.id, search), enabled: mayRead });
  const columns = useDeliveryColumns();
  const navigate = useNavigate();
  const open = (id: string | undefined) => ({
    to: '.' as const,
    // The other parameters of the list stay as they are.
    search: ((before: object) => ({ ...before, open: id })) as never,
    resetScroll: false,
  });
  if (!mayRead) return <ErrorPage kind="forbidden" />;
  const title = t('deliveries.title');
  const isFiltered =
    search.status !== undefined || search.topic !== undefined || search.q !== undefined;
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
        actions={<RetryDeadLetters />}
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
          {
            kind: 'choices',
            key: 'topic',
            label: t('deliveries.topic'),
            options: TOPICS.map((code) => ({ code, name: t(`deliveries.topics.${code}`) })),
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
            rowLink={(row) => open(String(row.id))}
            isRefreshing={query.isPlaceholderData}
            {...list.table(page.total)}
          />
        )}
      </QueryBoundary>
      {search.open === undefined ? null : (
        <DeliveryDrawer id={search.open} onClose={() => void navigate(open(undefined))} />
      )}
    </>
  );
}
