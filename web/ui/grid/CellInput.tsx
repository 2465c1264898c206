import { useLayoutEffect, useRef } from 'react';
import { useGrid, useGridModel, useGridState } from './grid-context';
import classes from './grid.module.css';
import type { DecimalColumn, GridRow, TextColumn } from './grid.types';
import { useFocusWish } from './use-focus-wish';

export interface CellEditorProps<Row extends GridRow, Column> {
  readonly row: Row;
  readonly column: Column;
  /** Names row and column. */
  readonly label: string;
  /** The element that says what is wrong; none while nothing is. */
  readonly errorId: string | undefined;
}

/**
 * The active cell is always an input, with its content selected while nobody types: so the first key
 * replaces it, input methods of Odia and Hindi work, and a tap opens the keyboard of a phone.
 */
export function CellInput<Row extends GridRow>(
  props: CellEditorProps<Row, TextColumn<Row> | DecimalColumn<Row>>,
) {
  const { row, column, label, errorId } = props;
  const { store } = useGrid<Row>();
  const box = useRef<HTMLInputElement>(null);
  const mode = useGridState(store, (state) => state.mode);
  const text = useGridModel(store, () => store.model.getText(row.id, column.key));
  useFocusWish(store, box);
  useLayoutEffect(() => {
    if (mode === 'ready' && document.activeElement === box.current) box.current?.select();
  }, [mode]);

  const onType = (typed: string) => {
    // Keyboards of phones send no key for the minus: it is taken out of what was typed.
    if (column.kind === 'decimal' && column.onMinus !== undefined && /[-−]/.test(typed)) {
      const { onMinus } = column;
      store.change(() => store.model.setCells(onMinus(row), 'done'));
      store.type(typed.replaceAll(/[-−]/g, ''));
    } else store.type(typed);
  };
  return (
    <input
      ref={box}
      type="text"
      className={classes.input}
      data-mode={mode}
      autoComplete="off"
      spellCheck={column.kind === 'text'}
      aria-label={label}
      aria-invalid={errorId !== undefined}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
      onFocus={(event) => {
        if (store.get().mode === 'ready') event.currentTarget.select();
      }}
      {...(errorId === undefined ? {} : { 'aria-describedby': errorId })}
      {...(column.kind === 'decimal'
        ? { inputMode: 'decimal' as const }
        : column.maxLength === undefined
          ? {}
          : { maxLength: column.maxLength })}
    />
  );
}
