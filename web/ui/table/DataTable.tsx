import { useMediaQuery } from '@mantine/hooks';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Sort } from '~/lib/list-search';
import type { SheetColumn } from '~/lib/spreadsheet';
import type { Density } from './arrangement';
import { CardList } from './CardList';
import { TableFooter } from './TableFooter';
import { WideTable } from './WideTable';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The column of the list view to sort by; without it the header is no button. */
  readonly sortKey?: string;
  readonly align?: 'left' | 'right';
  /** A CSS width for the wide table. */
  readonly width?: string;
  /** Where it stands in the card of a phone: beside the title, among the facts (alone on its line), nowhere. */
  readonly onCard?: 'badge' | 'fact' | 'wide' | 'hidden';
  /** Shows only when somebody chooses it. */
  readonly isExtra?: boolean;
  /** What an export writes for it: one column of the file, or several under headers of their own. */
  readonly sheet?: SheetPart<Row> | readonly SheetPart<Row>[];
}

type SheetPart<Row> = Omit<SheetColumn<Row>, 'header'> & { readonly header?: string };

export interface DataTableProps<Row> {
  /** What the table lists, read out by screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads. The first column becomes its link; a click anywhere on the row follows it. */
  readonly rowLink?: (row: Row) => LinkProps;
  readonly density?: Density;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly paging?: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly onPage: (page: number) => void;
    readonly onSize: (size: number) => void;
  };
  /** New rows are on their way; the old ones stay, dimmed. */
  readonly isRefreshing?: boolean;
}

/**
 * The table of every list: sorted and paged by the server, from the URL (`useListState`). Arrow keys move
 * from row to row, Enter opens, middle click opens a tab. Below 48em each row is a card.
 *
 *     <DataTable caption={t('list.caption')} columns={columns} rows={page.rows} rowKey={(row) => row.id}
 *       rowLink={(row) => ({ to: '/estimates/$id', params: { id: row.id } })} {...list.table(page.total)} />
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  return (
    <div aria-busy={props.isRefreshing === true} style={{ opacity: props.isRefreshing ? 0.6 : 1 }}>
      {isNarrow ? <CardList {...props} /> : <WideTable {...props} />}
      {props.paging === undefined ? null : <TableFooter {...props.paging} />}
    </div>
  );
}
