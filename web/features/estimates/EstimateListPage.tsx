import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconCalculator } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { estimateQueries } from './estimate.queries';
import { DEFAULT_SORT, hasFilters, toCriteria, type EstimateSearch } from './estimate.search';
import type { EstimateRow } from './estimate.types';
import { useEstimateColumns } from './list/use-estimate-columns';
import { useEstimateFilters } from './list/use-estimate-filters';

const rowLink = (row: EstimateRow) =>
  ({ to: '/estimates/$estimateId', params: { estimateId: row.id } }) as const;

/** The estimates of the tenant: filters in the address, the sum of all that were found. */
export function EstimateListPage() {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const search: EstimateSearch = useSearch({ strict: false });
  const list = useListState(search, DEFAULT_SORT);
  const query = useQuery(estimateQueries.list(tenant.id, toCriteria(search)));
  const columns = useEstimateColumns(masters);
  const filters = useEstimateFilters(masters, search);
  const title = t('common:nav.estimates');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: title }]}
      />
      <FilterBar
        search={{ ...search }}
        onChange={list.setFilters}
        searchLabel={t('list.search')}
        filters={filters}
      />
      <QueryBoundary
        query={query}
        skeleton={<TableSkeleton />}
        isEmpty={({ total }) => total === 0 && search.page === undefined}
        empty={<NoEstimates isFiltered={hasFilters(search)} />}
      >
        {(page) => (
          <>
            <HitsLine total={page.total} amount={page.amount} />
            <DataTable
              caption={t('list.caption')}
              columns={columns}
              rows={page.rows}
              rowKey={(row) => row.id}
              rowLink={rowLink}
              isRefreshing={query.isPlaceholderData}
              {...list.table(page.total)}
            />
          </>
        )}
      </QueryBoundary>
    </>
  );
}

interface HitsLineProps {
  readonly total: number;
  readonly amount: number | string | null | undefined;
}

function HitsLine({ total, amount }: HitsLineProps) {
  const { t } = useTranslation('estimates');
  const format = useFormat();
  return (
    <Group gap="xs" mb="xs" role="status">
      <Text size="sm">
        {t('list.hits', { count: total })}{' '}
        <Text span fw={700} className="tabular">
          {format.money(amount)}
        </Text>
      </Text>
    </Group>
  );
}

function NoEstimates({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('estimates');
  return isFiltered ? (
    <EmptyState icon={IconCalculator} title={t('list.noHits')} hint={t('list.noHitsHint')} />
  ) : (
    <EmptyState
      icon={IconCalculator}
      title={t('list.empty')}
      hint={t('list.emptyHint')}
      action={<LinkButton to="/projects">{t('list.toProjects')}</LinkButton>}
    />
  );
}
