import { Paper, Table } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { KeyboardEvent, MouseEvent } from 'react';
import { LinkText } from '../LinkText';
import type { DataTableProps } from './DataTable';
import { SortHeader } from './SortHeader';
import classes from './table.module.css';

const INTERACTIVE = 'a, button, input, label, select, textarea, [role="button"]';

function isOwnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest(INTERACTIVE) !== null;
}

/** Arrow keys, Home and End move the focus between the links of the rows. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at === -1) return;
  const target =
    event.key === 'ArrowDown'
      ? links[at + 1]
      : event.key === 'ArrowUp'
        ? links[at - 1]
        : event.key === 'Home'
          ? links[0]
          : event.key === 'End'
            ? links.at(-1)
            : undefined;
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

export function WideTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowLink, sort, onSort } = props;
  const router = useRouter();

  const follow = (row: Row, event: MouseEvent, isNewTab: boolean) => {
    if (rowLink === undefined || isOwnControl(event)) return;
    const link = rowLink(row);
    if (isNewTab) window.open(router.buildLocation(link).href, '_blank', 'noopener');
    else void router.navigate(link);
  };

  return (
    <Paper>
      <Table.ScrollContainer
        minWidth={0}
        type="native"
        // Rows without links have nothing to focus: the box itself takes the keys that scroll it.
        {...(rowLink === undefined ? { tabIndex: 0 } : {})}
      >
        <Table
          verticalSpacing={props.density === 'comfortable' ? 'sm' : 6}
          highlightOnHover={rowLink !== undefined}
          className={classes.table}
        >
          <caption className="visually-hidden">{caption}</caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <SortHeader key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody onKeyDown={moveFocus}>
            {rows.map((row) => (
              <Table.Tr
                key={rowKey(row)}
                className={rowLink === undefined ? undefined : classes.linked}
                onClick={(event) => follow(row, event, event.ctrlKey || event.metaKey)}
                onAuxClick={(event) => {
                  if (event.button === 1) follow(row, event, true);
                }}
              >
                {columns.map((column, index) => (
                  <Table.Td key={column.id} ta={column.align ?? 'left'}>
                    {index === 0 && rowLink !== undefined ? (
                      <LinkText {...rowLink(row)} data-row-link="" fw={600} fz="inherit">
                        {column.cell(row)}
                      </LinkText>
                    ) : (
                      column.cell(row)
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
