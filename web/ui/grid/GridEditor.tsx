import { useMediaQuery } from '@mantine/hooks';
import {
  defaultRangeExtractor,
  observeElementRect,
  useVirtualizer,
  type Range as Window,
  type Virtualizer,
} from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react';
import { GridContext, useGridState, type GridAction, type GridSettings } from './grid-context';
import { firstCell, type GridStore } from './grid-store';
import classes from './grid.module.css';
import type { GridColumn, GridRow } from './grid.types';
import { GridFooter, GridHeader } from './GridHeader';
import { GridRowView } from './GridRowView';
import { GridStatus } from './GridStatus';
import { useGridEvents } from './use-grid-events';
import { useGridPointer } from './use-grid-pointer';

export interface GridEditorProps<Row extends GridRow> {
  readonly store: GridStore<Row>;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowLabel: (row: Row) => string;
  /** The first column: the row's number, a button that folds. */
  readonly rowHeader: {
    readonly header: string;
    readonly width: number;
    readonly content: (row: Row) => ReactNode;
  };
  readonly rowActions: (row: Row) => readonly GridAction[];
  /** Pixels; `isCompact` on a phone, where a row is a card. */
  readonly rowHeight: (row: Row, isCompact: boolean) => number;
  readonly errorText: (message: string) => string;
  /** Pinned below the rows: by column, the header's first. */
  readonly footer?: {
    readonly label: ReactNode;
    readonly cells: Readonly<Record<string, ReactNode>>;
  };
  /** Above the rows: the grid's buttons. */
  readonly toolbar?: ReactNode;
  /** Shown where there are no rows. */
  readonly empty: ReactNode;
}

const TOOLS_WIDTH = 30;
const OVERSCAN = 6;
/** A box that has no size yet is taken for one screen. */
const ONE_SCREEN = { width: 1000, height: 640 };

/**
 * A spreadsheet over rows of any kind: only rows in sight are drawn, a keystroke draws one cell. The data
 * stand in the store's model, outside of React. ARIA grid pattern with a roving tab stop.
 */
export function GridEditor<Row extends GridRow>(props: GridEditorProps<Row>) {
  const { store, label, columns, rowLabel, rowHeader, rowActions, rowHeight, errorText } = props;
  const id = useId();
  const isCompact = useMediaQuery('(max-width: 47.99em)');
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  useEffect(() => store.setColumns(columns), [store, columns]);
  const rows = useRows(store);
  const virtual = useWindow(store, rows, rowHeight, isCompact, scroller);
  const onMouseDown = useGridPointer(store);
  const pageRows = Math.max(Math.floor((scroller?.clientHeight ?? 0) / 34) - 3, 5);
  const events = useGridEvents(store, pageRows);
  const { content } = rowHeader;
  const settings = useMemo<GridSettings<Row>>(
    () => ({ id, store, columns, rowLabel, rowHeader: content, rowActions, errorText, isCompact }),
    [id, store, columns, rowLabel, content, rowActions, errorText, isCompact],
  );
  const { tracks, lefts, width, frozen } = useMemo(
    () => measureColumns(columns, rowHeader.width),
    [columns, rowHeader.width],
  );

  return (
    <GridContext value={settings}>
      <div
        className={classes.frame}
        data-compact={isCompact}
        onMouseDown={onMouseDown}
        {...events}
        style={
          {
            '--tracks': tracks,
            '--width': `${width}px`,
            '--frozen': `${frozen}px`,
          } as CSSProperties
        }
      >
        {props.toolbar}
        <div
          ref={setScroller}
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + (props.footer === undefined ? 1 : 2)}
          aria-colcount={columns.length + 2}
          aria-multiselectable
          className={classes.grid}
        >
          <GridHeader columns={columns} first={rowHeader.header} lefts={lefts} />
          <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, size }) => {
              const row = rows[index];
              return row === undefined ? null : (
                <GridRowView key={row.id} {...{ row, index, lefts }} top={start} height={size} />
              );
            })}
          </div>
          {rows.length === 0 ? <div className={classes.empty}>{props.empty}</div> : null}
          {props.footer === undefined ? null : (
            <GridFooter columns={columns} rowIndex={rows.length + 2} {...props.footer} />
          )}
        </div>
        <GridStatus store={store} />
      </div>
    </GridContext>
  );
}

/** The rows in sight; a tab stop from the beginning. */
function useRows<Row extends GridRow>(store: GridStore<Row>): readonly Row[] {
  const [rows, setRows] = useState(() => store.model.getRows());
  useEffect(() => {
    const renew = () => {
      setRows(store.model.getRows());
      if (store.spotOf(store.get().active) === null) {
        store.patch({ active: firstCell(store), head: null, mode: 'ready', typed: null });
      }
    };
    renew();
    return store.model.subscribe(renew);
  }, [store]);
  return rows;
}

const observeSize = (
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  report: (rect: { width: number; height: number }) => void,
) => observeElementRect(virtualizer, (rect) => report(rect.height > 0 ? rect : ONE_SCREEN));

/** The rows that are drawn: those in sight, and the active one, which keeps the focus. */
function useWindow<Row extends GridRow>(
  store: GridStore<Row>,
  rows: readonly Row[],
  rowHeight: GridEditorProps<Row>['rowHeight'],
  isCompact: boolean,
  scroller: HTMLDivElement | null,
) {
  const active = useGridState(store, (state) => state.head ?? state.active);
  const focused = store.spotOf(store.get().active)?.row ?? -1;
  const wish = useGridState(store, (state) => state.focusWish);
  const heightOf = (index: number) => {
    const row = rows[index];
    return row === undefined ? 0 : rowHeight(row, isCompact);
  };
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called anew at each render, never remembered
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: heightOf,
    getItemKey,
    overscan: OVERSCAN,
    initialRect: ONE_SCREEN,
    observeElementRect: observeSize,
    useFlushSync: false,
    rangeExtractor: (range: Window) => {
      const indexes = defaultRangeExtractor(range);
      return focused < 0 || indexes.includes(focused)
        ? indexes
        : [...indexes, focused].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtual.measure(), [virtual, isCompact]);
  const isSelecting = useGridState(store, (state) => state.head !== null);
  const reached = useRef<{ wish: number; active: typeof active }>({ wish: 0, active: null });
  useEffect(() => {
    // The focus brings what is drawn into sight; what is far away has to be drawn first. The end of a selection has
    // no focus: it is brought into sight as it moves.
    const row = store.spotOf(active)?.row;
    const isThere =
      reached.current.wish === wish && (!isSelecting || reached.current.active === active);
    if (row === undefined || isThere) return;
    reached.current = { wish, active };
    const isDrawn = virtual.getVirtualItems().some(({ index }) => index === row);
    if (isSelecting || !isDrawn || row === focused) virtual.scrollToIndex(row, { align: 'auto' });
  }, [active, isSelecting, wish, store, virtual, focused]);
  return virtual;
}

/** Tracks of the CSS grid, and where frozen columns stand. */
function measureColumns<Row extends GridRow>(
  columns: readonly GridColumn<Row>[],
  headerWidth: number,
) {
  let left = headerWidth;
  const lefts = columns.map((column) => {
    if (column.isFrozen !== true) return undefined;
    left += column.width;
    return left - column.width;
  });
  const tracks = columns.map(({ width, grows }) =>
    grows === true ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  return {
    lefts,
    frozen: left,
    tracks: `${headerWidth}px ${tracks.join(' ')} ${TOOLS_WIDTH}px`,
    width: columns.reduce((sum, column) => sum + column.width, headerWidth + TOOLS_WIDTH),
  };
}
