import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableFooter } from '~/ui/table/TableFooter';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { inboxQueries } from './inbox.queries';
import { DEFAULT_SORT, hasFilters, toCriteria, type InboxSearch } from './inbox.search';
import { InboxBar } from './list/InboxBar';
import { StateCounts } from './list/StateCounts';
import { useInboxFilters } from './list/use-inbox-filters';
import { InboxDesk } from './InboxDesk';

/** Everything that waits for me or my roles, the most urgent first, with the decision beside it. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const search: InboxSearch = useSearch({ strict: false });
  const list = useListState(search, DEFAULT_SORT);
  const query = useQuery(inboxQueries.list(tenant.id, toCriteria(search)));
  const filters = useInboxFilters(masters, search);
  const navigate = useNavigate();
  // The way back of a phone closes the paper, not the inbox.
  const open = (paper: string | null) =>
    void navigate({
      to: '.',
      search: ((before: InboxSearch) => ({ ...before, paper: paper ?? undefined })) as never,
      replace: paper === null,
      resetScroll: false,
    });
  const title = t('common:nav.inbox');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: title }]}
      />
      <StateCounts
        counts={query.data?.counts ?? []}
        chosen={search.state ?? []}
        onChoose={(state) => list.setFilters({ state: state === null ? undefined : [state] })}
      />
      <FilterBar
        search={{ ...search }}
        onChange={list.setFilters}
        searchLabel={t('list.search')}
        filters={filters}
      />
      <InboxBar search={search} onChange={list.setFilters} />
      <QueryBoundary query={query} skeleton={<TableSkeleton />}>
        {(answer) => (
          <div
            aria-busy={query.isPlaceholderData}
            style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }}
          >
            <InboxDesk
              rows={answer.rows}
              isFiltered={hasFilters(search)}
              openId={search.paper ?? null}
              onOpen={open}
            />
            {answer.total === 0 ? null : <TableFooter {...list.table(answer.total).paging} />}
          </div>
        )}
      </QueryBoundary>
    </>
  );
}
