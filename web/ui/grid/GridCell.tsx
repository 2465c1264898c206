import { IconAlertCircle } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CellInput } from './CellInput';
import { ChoiceEditor, PickerEditor } from './CellOptions';
import { toggle } from './grid-commands';
import { CELL, useCellStatus, useGrid, useGridModel } from './grid-context';
import classes from './grid.module.css';
import { CHECKED, type GridColumn, type GridRow } from './grid.types';
import { useFocusWish } from './use-focus-wish';

interface GridCellProps<Row extends GridRow> {
  readonly row: Row;
  readonly rowIndex: number;
  readonly column: GridColumn<Row>;
  /** Among the columns of the grid, from 0. */
  readonly at: number;
  /** Pixels from the left edge, for a frozen column. */
  readonly left: number | undefined;
}

/** One cell: text while it rests, an input while it is the active one. */
function Cell<Row extends GridRow>({ row, rowIndex, column, at, left }: GridCellProps<Row>) {
  const { t } = useTranslation('grid');
  const { id, store, rowLabel, errorText } = useGrid<Row>();
  const status = useCellStatus(store, rowIndex, at);
  const text = useGridModel(store, () => store.model.getText(row.id, column.key));
  const error = useGridModel(store, () => store.model.getError(row.id, column.key));
  const box = useRef<HTMLDivElement>(null);
  const isActive = (status & CELL.active) !== 0;
  const isEditable = column.state(row) === 'edit';
  const isPlain = !isEditable || column.kind === 'computed';
  useFocusWish(store, box, isActive && isPlain);
  const span = column.span?.(row) ?? 1;
  const errorId = error === undefined ? undefined : `${id}-error-${row.id}-${column.key}`;
  const label = () => t('cell', { row: rowLabel(row), column: column.header });

  return (
    <div
      ref={box}
      role="gridcell"
      className={classes.cell}
      aria-colindex={at + 2}
      {...(span > 1 ? { 'aria-colspan': span } : {})}
      aria-selected={(status & (CELL.selected | CELL.active)) !== 0}
      aria-readonly={!isEditable}
      {...(error === undefined ? {} : { 'aria-invalid': true })}
      {...(errorId !== undefined && isPlain ? { 'aria-describedby': errorId } : {})}
      {...(isActive && isPlain ? { tabIndex: 0 } : { tabIndex: -1 })}
      data-row={row.id}
      data-column={column.key}
      data-label={column.header}
      data-kind={column.kind}
      data-align={column.align ?? 'start'}
      data-state={column.state(row)}
      data-active={isActive}
      data-selected={(status & CELL.selected) !== 0}
      data-fill={(status & CELL.fill) !== 0}
      data-frozen={left !== undefined}
      style={{
        gridColumn: `${at + 2} / span ${span}`,
        ...(left === undefined ? {} : { left }),
      }}
    >
      {column.kind === 'checkbox' && isEditable ? (
        <Checkbox {...{ row, column, isActive, label: label(), isChecked: text === CHECKED }} />
      ) : isActive && isEditable ? (
        <CellEditor {...{ row, column, label: label(), errorId }} />
      ) : (
        <span className={classes.text} title={span > 1 ? text : undefined}>
          {column.show?.(text, row) ?? text}
        </span>
      )}
      {error === undefined ? null : (
        <>
          <IconAlertCircle className={classes.errorIcon} size={14} aria-hidden />
          <span id={errorId} className={isActive ? classes.errorText : 'visually-hidden'}>
            {errorText(error)}
          </span>
        </>
      )}
      {(status & CELL.corner) !== 0 && isEditable ? (
        <span className={classes.handle} data-handle="" aria-hidden />
      ) : null}
    </div>
  );
}

export const GridCell = memo(Cell) as typeof Cell;

interface EditorProps<Row extends GridRow> {
  readonly row: Row;
  readonly column: GridColumn<Row>;
  readonly label: string;
  readonly errorId: string | undefined;
}

/** The editor of each kind of cell. */
function CellEditor<Row extends GridRow>({ column, ...rest }: EditorProps<Row>) {
  switch (column.kind) {
    case 'text':
    case 'decimal':
      return <CellInput {...rest} column={column} />;
    case 'choice':
      return <ChoiceEditor {...rest} column={column} />;
    case 'picker':
      return <PickerEditor {...rest} column={column} />;
    case 'checkbox':
    case 'computed':
      return null;
  }
}

interface CheckboxProps<Row extends GridRow> {
  readonly row: Row;
  readonly column: GridColumn<Row>;
  readonly label: string;
  readonly isActive: boolean;
  readonly isChecked: boolean;
}

/** A mark: always a checkbox, so that one click or tap sets it. */
function Checkbox<Row extends GridRow>(props: CheckboxProps<Row>) {
  const { row, column, label, isActive, isChecked } = props;
  const { store } = useGrid<Row>();
  const box = useRef<HTMLInputElement>(null);
  useFocusWish(store, box, isActive);
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.checkbox}
      aria-label={label}
      tabIndex={isActive ? 0 : -1}
      checked={isChecked}
      onChange={() => toggle(store, { rowId: row.id, column: column.key })}
    />
  );
}
