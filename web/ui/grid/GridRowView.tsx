import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useGrid, useGridState } from './grid-context';
import classes from './grid.module.css';
import { GridCell } from './GridCell';
import { SECTION, type GridRow } from './grid.types';

interface GridRowViewProps<Row extends GridRow> {
  readonly row: Row;
  /** Among the rows in sight, from 0. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Pixels from the left edge per frozen column. */
  readonly lefts: readonly (number | undefined)[];
}

/** One row: its header, the cells that it has, its menu. */
function RowView<Row extends GridRow>({ row, index, top, height, lefts }: GridRowViewProps<Row>) {
  const { columns, rowLabel, rowHeader } = useGrid<Row>();
  return (
    <div
      role="row"
      className={classes.row}
      aria-rowindex={index + 2}
      aria-label={rowLabel(row)}
      data-kind={row.kind}
      data-group={row.isGroup === true}
      data-row-id={row.id}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" className={classes.rowHeader} aria-colindex={1} data-row-head={row.id}>
        {rowHeader(row)}
      </div>
      {columns.map((column, at) =>
        column.state(row) !== 'none' ? (
          <GridCell key={column.key} {...{ row, column, at }} rowIndex={index} left={lefts[at]} />
        ) : lefts[at] === undefined || row.kind === SECTION ? null : (
          // Nothing stands here, and nothing may shine through.
          <div
            key={column.key}
            role="gridcell"
            className={classes.cell}
            aria-colindex={at + 2}
            data-state="none"
            data-frozen
            style={{ gridColumn: at + 2, left: lefts[at] }}
          />
        ),
      )}
      <RowMenu row={row} />
    </div>
  );
}

export const GridRowView = memo(RowView) as typeof RowView;

/** What can be done with a row. Only the menu that is open is drawn: a thousand rows stay light. */
function RowMenu<Row extends GridRow>({ row }: { readonly row: Row }) {
  const { t } = useTranslation('grid');
  const { store, columns, rowLabel, rowActions } = useGrid<Row>();
  const isOpen = useGridState(store, (state) => state.menuRow === row.id);
  const actions = rowActions(row);
  if (actions.length === 0) return null;
  const button = (
    <ActionIcon
      size="md"
      tabIndex={-1}
      aria-label={t('rowMenu', { row: rowLabel(row) })}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={() => store.patch({ menuRow: isOpen ? null : row.id })}
    >
      <IconDotsVertical size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <div role="gridcell" className={classes.tools} aria-colindex={columns.length + 2}>
      {isOpen ? (
        <Menu
          opened
          position="bottom-end"
          shadow="md"
          returnFocus
          onClose={() => {
            store.patch({ menuRow: null });
            store.activate(store.get().active);
          }}
        >
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            {actions.map(({ key, label, icon, keys, isDisabled, isDangerous, run }) => (
              <Menu.Item
                key={key}
                leftSection={icon}
                rightSection={<span className={classes.menuKeys}>{keys}</span>}
                disabled={isDisabled === true}
                {...(isDangerous === true ? { color: 'red' } : {})}
                onClick={run}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        button
      )}
    </div>
  );
}
