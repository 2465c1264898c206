import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableFooter } from '~/ui/table/TableFooter';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import classes from './InboxPage.module.css';
import { paperHref } from './inbox.links';
import { inboxQueries } from './inbox.queries';
import { DEFAULT_SORT, hasFilters, toCriteria, type InboxSearch } from './inbox.search';
import type { InboxAnswer } from './inbox.types';
import { InboxBar } from './list/InboxBar';
import { focusPaper, InboxList } from './list/InboxList';
import { StateCounts } from './list/StateCounts';
import { useInboxFilters } from './list/use-inbox-filters';
import { PaperPreview } from './preview/PaperPreview';
import { useSelection } from './use-selection';

/** Everything that waits for me or my roles, the most urgent first, with the decision beside it. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const search: InboxSearch = useSearch({ strict: false });
  const list = useListState(search, DEFAULT_SORT);
  const query = useQuery(inboxQueries.list(tenant.id, toCriteria(search)));
  const filters = useInboxFilters(masters, search);
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
            <Papers answer={answer} isFiltered={hasFilters(search)} />
            {answer.total === 0 ? null : <TableFooter {...list.table(answer.total).paging} />}
          </div>
        )}
      </QueryBoundary>
    </>
  );
}

interface PapersProps {
  readonly answer: InboxAnswer;
  readonly isFiltered: boolean;
}

/** The list and, on a wide screen, the preview; j and k move through the list, Enter opens, a acts. */
function Papers({ answer, isFiltered }: PapersProps) {
  const { masters } = useMasters();
  const router = useRouter();
  const hasPreview = useMediaQuery('(min-width: 68em)', true, { getInitialValueInEffect: false });
  const { current, isGone, select, release, neighbour } = useSelection(answer.rows);
  const move = (by: 1 | -1) => {
    const next = neighbour(by);
    if (next === undefined) return;
    select(next);
    focusPaper(next);
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    [
      'Enter',
      ({ target }) => {
        // A link or button that has the focus follows its own meaning.
        const isControl = target instanceof Element && target.closest('a, button') !== null;
        if (current !== null && !isControl) void router.navigate({ to: paperHref(current) });
      },
      { preventDefault: false },
    ],
  ]);
  if (current === null) return <NothingWaits isFiltered={isFiltered} />;
  return (
    <div className={hasPreview ? classes.sides : undefined}>
      <InboxList
        rows={answer.rows}
        masters={masters}
        selectedId={hasPreview ? current.document_id : null}
        onSelect={select}
      />
      {hasPreview ? (
        <div className={classes.preview}>
          <PaperPreview row={current} masters={masters} isGone={isGone} onDone={release} />
        </div>
      ) : null}
    </div>
  );
}

function NothingWaits({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('inbox');
  return (
    <EmptyState
      icon={IconInbox}
      title={t(isFiltered ? 'list.noHits' : 'list.empty')}
      hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
    />
  );
}
