import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { employeeQueries } from './employee.queries';
import { DEFAULT_SORT, hasFilters, toCriteria, type EmployeeSearch } from './employee.search';
import type { EmployeeRow } from './employee.types';
import { useEmployeeColumns } from './list/use-employee-columns';
import { useEmployeeFilters } from './list/use-employee-filters';

const rowLink = (row: EmployeeRow) =>
  ({ to: '/administration/employees/$employeeId', params: { employeeId: row.id } }) as const;

/** The register of staff: filters, sort and page in the address. */
export function EmployeeListPage() {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const search: EmployeeSearch = useSearch({ strict: false });
  const list = useListState(search, DEFAULT_SORT);
  const query = useQuery(employeeQueries.list(tenant.id, toCriteria(search)));
  const columns = useEmployeeColumns(masters);
  const filters = useEmployeeFilters(masters);
  const title = t('list.title');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
        actions={<CreateButton />}
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
        empty={
          hasFilters(search) ? (
            <EmptyState icon={IconUsers} title={t('list.noHits')} hint={t('list.noHitsHint')} />
          ) : (
            <EmptyState
              icon={IconUsers}
              title={t('list.empty')}
              hint={t('list.emptyHint')}
              action={<CreateButton />}
            />
          )
        }
      >
        {(page) => (
          <DataTable
            caption={title}
            columns={columns}
            rows={page.rows}
            rowKey={(row) => row.id}
            rowLink={rowLink}
            isRefreshing={query.isPlaceholderData}
            {...list.table(page.total)}
          />
        )}
      </QueryBoundary>
    </>
  );
}

function CreateButton() {
  const { t } = useTranslation('employees');
  if (!useCan('employee:manage')) return null;
  return (
    <LinkButton to="/administration/employees/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('list.create')}
    </LinkButton>
  );
}
