import { Alert, Button, Group } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { filterOfPointer } from '~/lib/list-criteria';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { arrangedColumns } from '~/ui/table/arrangement';
import { ColumnChooser } from '~/ui/table/ColumnChooser';
import { DataTable, type Column } from '~/ui/table/DataTable';
import type { Filter } from '~/ui/table/filter-types';
import { FilterBar } from '~/ui/table/FilterBar';
import { FilterChips } from '~/ui/table/FilterChips';
import { PageFooter } from '~/ui/table/PageFooter';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { ExportMenu } from './ExportMenu';
import type { ListSource } from './lists.types';
import { TotalsLine } from './TotalsLine';
import { useList } from './use-list';
import { ViewMenu } from './ViewMenu';

interface ListPageProps<Row> {
  readonly source: ListSource<Row>;
  readonly title: string;
  /** What the search box looks for: "Number or name". */
  readonly searchLabel: string;
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter[];
  readonly rowKey: (row: Row) => string;
  readonly rowLink: (row: Row) => LinkProps;
  readonly actions?: ReactNode;
  /** What to say, and to do next, when nothing is there; with filters, when nothing matches. */
  readonly empty: (isFiltered: boolean) => ReactNode;
  readonly exportLimit: number;
}

/**
 * A list: search, filters, order and page in the address; saved views, columns and density; figures over
 * all that was found; export. A feature gives its source, columns and filters: see CONTRIBUTING.md.
 */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { source, title, columns } = props;
  const { t } = useTranslation();
  const list = useList(source);
  const filters = useFaults(source, props.filters, list.page.error);
  const shown = useMemo(
    () => arrangedColumns(columns, list.arrangement),
    [columns, list.arrangement],
  );
  const { paging, totals } = list;
  const isOutdated = asCode(list.page.error) === 'INVALID_CURSOR';
  const pages = totals.data?.is_exact ? Math.ceil(totals.data.count / paging.size) : undefined;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('nav.home'), link: { to: '/' } }, { label: title }]}
        actions={props.actions}
      />
      <FilterBar
        search={{ ...list.search }}
        onChange={list.setFilters}
        searchLabel={props.searchLabel}
        filters={filters}
      />
      <FilterChips filters={filters} search={list.search} onChange={list.setFilters} />
      <Group justify="space-between" mb="xs" gap="xs" className="no-print">
        <TotalsLine list={list} />
        <Group gap="xs">
          <ViewMenu code={source.code} list={list} />
          <ColumnChooser
            columns={columns}
            arrangement={list.arrangement}
            onChange={list.arrange}
            onReset={list.resetArrangement}
          />
          <ExportMenu {...{ source, list, title, columns, filters }} limit={props.exportLimit} />
        </Group>
      </Group>
      {isOutdated ? (
        <Alert color="yellow" title={t('table.outdated')}>
          <Button variant="default" onClick={paging.toFirst}>
            {t('table.first')}
          </Button>
        </Alert>
      ) : (
        <QueryBoundary
          query={list.page}
          skeleton={<TableSkeleton />}
          isEmpty={({ rows, has_previous }) => rows.length === 0 && !has_previous}
          empty={props.empty(list.isFiltered)}
        >
          {(page) => (
            <>
              {page.is_similar ? <Alert mb="xs">{t('table.similar')}</Alert> : null}
              <DataTable
                caption={title}
                columns={shown}
                rows={page.rows}
                rowKey={props.rowKey}
                rowLink={props.rowLink}
                density={list.arrangement.density ?? 'dense'}
                isRefreshing={list.page.isPlaceholderData}
                sort={list.sort}
                onSort={list.onSort}
              />
              <PageFooter
                {...paging}
                hasPrevious={page.has_previous}
                hasNext={page.has_next}
                onFirst={paging.toFirst}
                onPrevious={() => paging.toPrevious(page.first)}
                onNext={() => paging.toNext(page.last)}
                onLast={() => paging.toLast(pages)}
              />
            </>
          )}
        </QueryBoundary>
      )}
    </>
  );
}

const asCode = (error: unknown) => (error === null ? null : asApiError(error).code);

/** The filters with what the search refused about them. */
function useFaults<Row>(source: ListSource<Row>, filters: readonly Filter[], refused: unknown) {
  const { ofField } = useErrorText();
  if (refused === null) return filters;
  const faults = asApiError(refused).fieldErrors;
  return filters.map((filter) => {
    const fault = faults.find(
      ({ pointer }) => filterOfPointer(source.filters, pointer) === filter.key,
    );
    return fault === undefined ? filter : { ...filter, error: ofField(fault) };
  });
}
