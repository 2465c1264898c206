import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './grid.module.css';
import type { GridColumn, GridRow } from './grid.types';

interface GridHeaderProps<Row extends GridRow> {
  readonly columns: readonly GridColumn<Row>[];
  readonly first: string;
  readonly lefts: readonly (number | undefined)[];
}

/** The names of the columns, pinned above the rows. */
export function GridHeader<Row extends GridRow>({ columns, first, lefts }: GridHeaderProps<Row>) {
  const { t } = useTranslation('grid');
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow} aria-rowindex={1}>
        <div role="columnheader" className={classes.rowHeader} aria-colindex={1}>
          {first}
        </div>
        {columns.map((column, at) => (
          <div
            key={column.key}
            role="columnheader"
            className={classes.columnHeader}
            aria-colindex={at + 2}
            data-align={column.align ?? 'start'}
            data-frozen={lefts[at] !== undefined}
            {...(lefts[at] === undefined ? {} : { style: { left: lefts[at] } })}
          >
            {column.header}
          </div>
        ))}
        <div
          role="columnheader"
          className={classes.columnHeader}
          aria-colindex={columns.length + 2}
        >
          <span className="visually-hidden">{t('tools')}</span>
        </div>
      </div>
    </div>
  );
}

interface GridFooterProps<Row extends GridRow> {
  readonly columns: readonly GridColumn<Row>[];
  readonly rowIndex: number;
  readonly label: ReactNode;
  readonly cells: Readonly<Record<string, ReactNode>>;
}

/** The running totals, pinned below the rows. */
export function GridFooter<Row extends GridRow>(props: GridFooterProps<Row>) {
  const { columns, rowIndex, label, cells } = props;
  const first = columns.findIndex(({ key }) => cells[key] !== undefined);
  return (
    <div role="rowgroup" className={classes.foot}>
      <div role="row" className={classes.footRow} aria-rowindex={rowIndex}>
        <div
          role="rowheader"
          className={classes.footLabel}
          aria-colindex={1}
          style={{ gridColumn: `1 / ${first < 0 ? -1 : first + 2}` }}
        >
          {label}
        </div>
        {columns.map((column, at) =>
          cells[column.key] === undefined ? null : (
            <div
              key={column.key}
              role="gridcell"
              aria-colindex={at + 2}
              className={classes.footCell}
              data-align={column.align ?? 'start'}
              style={{ gridColumn: at + 2 }}
            >
              {cells[column.key]}
            </div>
          ),
        )}
      </div>
    </div>
  );
}
