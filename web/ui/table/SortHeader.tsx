import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { Sort } from '~/lib/list-search';
import type { Column } from './DataTable';
import classes from './table.module.css';

interface SortHeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

export function SortHeader<Row>({ column, sort, onSort }: SortHeaderProps<Row>) {
  const { sortKey, align = 'left', header, width } = column;
  const isSorted = sortKey !== undefined && sort?.by === sortKey;
  const style = width === undefined ? {} : { width };
  if (sortKey === undefined || onSort === undefined) {
    return (
      <Table.Th scope="col" ta={align} style={style}>
        {header}
      </Table.Th>
    );
  }
  const SortIcon = !isSorted ? IconArrowsSort : sort.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      scope="col"
      ta={align}
      style={style}
      aria-sort={!isSorted ? 'none' : sort.isDescending ? 'descending' : 'ascending'}
    >
      <UnstyledButton
        className={classes.sort}
        data-sorted={isSorted}
        onClick={() => onSort({ by: sortKey, isDescending: isSorted && !sort.isDescending })}
      >
        {header}
        <SortIcon size={13} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}
