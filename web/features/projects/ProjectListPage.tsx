import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconBuildingCommunity, IconCalendarX, IconMap2, IconPlus } from '@tabler/icons-react';
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
import { useProjectColumns } from './list/use-project-columns';
import { useProjectFilters } from './list/use-project-filters';
import { CREATE_PROJECT } from './project.permissions';
import { projectQueries } from './project.queries';
import { DEFAULT_SORT, hasFilters, toCriteria, type ProjectSearch } from './project.search';
import type { ProjectRow } from './project.types';

const rowLink = (row: ProjectRow) =>
  ({ to: '/projects/$projectId', params: { projectId: row.id } }) as const;

/** The projects of the tenant: filters, sort and page in the address. */
export function ProjectListPage() {
  const { t } = useTranslation('projects');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const search: ProjectSearch = useSearch({ strict: false });
  const list = useListState(search, DEFAULT_SORT);
  const query = useQuery(projectQueries.list(tenant.id, toCriteria(search)));
  const columns = useProjectColumns(masters);
  const filters = useProjectFilters(masters, search, query.error);
  const title = t('common:nav.projects');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: title }]}
        actions={
          <>
            <LinkButton
              variant="default"
              to="/projects/map"
              search={search as never}
              leftSection={<IconMap2 size={16} aria-hidden />}
            >
              {t('map.asMap')}
            </LinkButton>
            <CreateButton />
          </>
        }
      />
      <FilterBar
        search={{ ...search }}
        onChange={list.setFilters}
        searchLabel={t('list.search')}
        filters={filters}
      />
      {filters.some((filter) => 'error' in filter) ? (
        <EmptyState icon={IconCalendarX} title={t('list.refused')} hint={t('list.refusedHint')} />
      ) : (
        <QueryBoundary
          query={query}
          skeleton={<TableSkeleton />}
          isEmpty={({ total }) => total === 0 && search.page === undefined}
          empty={<NoProjects isFiltered={hasFilters(search)} />}
        >
          {(page) => (
            <DataTable
              caption={t('list.caption')}
              columns={columns}
              rows={page.rows}
              rowKey={(row) => row.id}
              rowLink={rowLink}
              isRefreshing={query.isPlaceholderData}
              {...list.table(page.total)}
            />
          )}
        </QueryBoundary>
      )}
    </>
  );
}

function CreateButton() {
  const { t } = useTranslation('projects');
  if (!useCan(CREATE_PROJECT)) return null;
  return (
    <LinkButton to="/projects/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('list.create')}
    </LinkButton>
  );
}

function NoProjects({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('projects');
  return isFiltered ? (
    <EmptyState icon={IconBuildingCommunity} title={t('list.noHits')} hint={t('list.noHitsHint')} />
  ) : (
    <EmptyState
      icon={IconBuildingCommunity}
      title={t('list.empty')}
      hint={t('list.emptyHint')}
      action={<CreateButton />}
    />
  );
}
