import { moneyToText, quantityToText } from '#domain';
import type { CellRef, GridModel } from '~/ui/grid/grid.types';
import { isBlankMeasurement } from '../estimate.draft';
import { newMeasurement } from '../estimate.schema';
import type { SorItem } from '../estimate.types';
import type { PreviewStore } from './preview-store';
import {
  cellOfField,
  copyOf,
  fieldAt,
  newItem,
  rowsOf,
  textAt,
  withItem,
  withMeasure,
  withMoved,
  withoutRows,
  type Sheet,
  type SheetPlace,
  type SheetRow,
} from './sheet';
import { createSheetEdits } from './sheet-edits';
import type { SheetErrors } from './sheet-errors';
import { pasteBlock } from './sheet-paste';
import type { SheetStore } from './sheet-store';
import { createSheetView } from './sheet-view';
import type { SorLookup } from './sor-lookup';

type List = SheetPlace['list'];

interface ModelParts {
  readonly sheet: SheetStore;
  readonly errors: SheetErrors;
  readonly preview: PreviewStore;
  readonly lookup: SorLookup;
}

/** The estimate behind the grid: its keys and commands come in, the form's lists are written. */
export interface EstimateModel extends GridModel<SheetRow> {
  /** A new item below the item of a row, else at the end of its list; answers the cell to type in. */
  readonly addItem: (list: List, afterId: string | null) => CellRef;
  /** A code that was chosen from the list, with its item, or typed whole. */
  readonly setCode: (rowId: string, code: string, item: SorItem | undefined) => CellRef | null;
  /** The cell of a name in the form. */
  readonly cellOf: (fieldName: string) => CellRef | null;
  /** A row, in sight or folded away. */
  readonly rowOf: (rowId: string) => SheetRow | null;
}

const firstField = (list: List) => (list === 'sor' ? 'code' : 'description');

export function createEstimateModel(parts: ModelParts): EstimateModel {
  const { sheet, errors, preview, lookup } = parts;
  const view = createSheetView(sheet);
  const edits = createSheetEdits({ sheet, errors, lookup, view });
  const { placeOf, setOpen } = view;
  const itemAt = ({ list, line }: Pick<SheetPlace, 'list' | 'line'>) => sheet.get()[list][line];

  function figureAt({ list, line, row }: SheetPlace, column: string): string {
    const figures = preview.get()[list][line];
    if (figures === undefined) return '';
    if (row === null) {
      return column === 'amount' ? moneyToText(figures.amount) : quantityToText(figures.quantity);
    }
    const quantity = figures.row_quantities[row];
    return quantity === null || quantity === undefined ? '' : quantityToText(quantity);
  }

  function addItem(list: List, afterId: string | null): CellRef {
    const after = afterId === null ? null : placeOf(afterId);
    const at = after?.list === list ? after.line + 1 : sheet.get()[list].length;
    const item = newItem(list);
    edits.restructure(withItem(sheet.get(), list, at, item));
    return { rowId: item.id, column: firstField(list) };
  }

  function addMeasure(place: SheetPlace, at: number): CellRef {
    const measure = newMeasurement();
    edits.restructure(withMeasure(sheet.get(), place, at, measure));
    return { rowId: measure.id, column: 'description' };
  }

  /** The cell by which Enter comes into a row. */
  function entryOf({ list, line, row }: SheetPlace): CellRef | null {
    const item = itemAt({ list, line });
    if (item === undefined) return null;
    if (row === null) return { rowId: item.id, column: firstField(list) };
    const measure = item.measurements[row];
    return measure === undefined ? null : { rowId: measure.id, column: 'description' };
  }

  function enterAfter(rowId: string): CellRef | null {
    const place = placeOf(rowId);
    const item = place === null ? undefined : itemAt(place);
    if (place === null || item === undefined) return null;
    if (place.row === null) {
      if (textAt(sheet.get(), place, firstField(place.list)) === '') return null;
      setOpen(item.id, true);
      return entryOf({ ...place, row: 0 });
    }
    const measure = item.measurements[place.row];
    if (measure !== undefined && isBlankMeasurement(measure)) {
      // Nothing was typed here: on to the next item.
      if (item.measurements.length > 1) {
        edits.restructure(withoutRows(sheet.get(), new Set([rowId])));
      }
      return entryOf({ ...place, line: place.line + 1, row: null }) ?? addItem(place.list, item.id);
    }
    return entryOf({ ...place, row: place.row + 1 }) ?? addMeasure(place, place.row + 1);
  }

  return {
    subscribe: (listener) => {
      const leave = [sheet, errors, view].map((source) => source.subscribe(listener));
      return () => {
        for (const each of leave) each();
      };
    },
    getRows: view.getRows,
    getText: (rowId, column) => {
      const place = placeOf(rowId);
      if (place === null) return '';
      return column === 'quantity' || column === 'amount'
        ? figureAt(place, column)
        : textAt(sheet.get(), place, column);
    },
    getError: (rowId, column) => {
      const place = placeOf(rowId);
      if (place === null) return undefined;
      const name = fieldAt(place, column);
      const message = name === null ? undefined : errors.get(name);
      if (message !== undefined || column !== 'quantity' || place.row !== null) return message;
      const isNegative = preview.get()[place.list][place.line]?.is_negative === true;
      return isNegative ? 'NEGATIVE_ITEM' : undefined;
    },
    getErrors: () => {
      const order = new Map(rowsOf(sheet.get(), new Set()).map(({ id }, at) => [id, at]));
      return errors
        .names()
        .flatMap((name) => cellOfField(sheet.get(), name) ?? [])
        .sort((a, b) => (order.get(a.rowId) ?? 0) - (order.get(b.rowId) ?? 0));
    },
    setCells: edits.setCells,
    paste: (rowId, block) => {
      const anchor = placeOf(rowId);
      if (anchor === null) return [];
      const { sheet: next, written } = pasteBlock(sheet.get(), anchor, block);
      edits.restructure(next);
      edits.check(written, block.columns);
      lookup.resolve();
      return written;
    },
    insertRow: (afterId) => {
      const place = placeOf(afterId);
      if (place === null) return null;
      return place.row === null ? addItem(place.list, afterId) : addMeasure(place, place.row + 1);
    },
    removeRows: (ids) => edits.restructure(withoutRows(sheet.get(), new Set(ids))),
    duplicateRow: (id) => {
      const place = placeOf(id);
      const item = place === null ? undefined : itemAt(place);
      if (place === null || item === undefined) return null;
      if (place.row === null) {
        const copy = copyOf(item);
        edits.restructure(withItem(sheet.get(), place.list, place.line + 1, copy));
        return { rowId: copy.id, column: firstField(place.list) };
      }
      const measure = item.measurements[place.row];
      if (measure === undefined) return null;
      const copy = { ...measure, id: crypto.randomUUID() };
      edits.restructure(withMeasure(sheet.get(), place, place.row + 1, copy));
      return { rowId: copy.id, column: 'description' };
    },
    moveRow: (id, by) => {
      const place = placeOf(id);
      if (place !== null) edits.restructure(withMoved(sheet.get(), place, by));
    },
    enterAfter,
    folderOf: view.folderOf,
    setOpen,
    reveal: (rowId) => {
      const folder = view.folderOf(rowId);
      if (folder !== null && folder !== rowId) setOpen(folder, true);
    },
    snapshot: sheet.get,
    restore: (snapshot) => {
      edits.restructure(snapshot as Sheet);
      lookup.resolve();
    },
    addItem,
    setCode: (rowId, code, item) => {
      if (item !== undefined) lookup.learn(item);
      const text = code.trim().toUpperCase();
      edits.setCells([{ rowId, column: 'code', text }], 'done');
      const place = placeOf(rowId);
      if (place === null || text === '') return null;
      setOpen(rowId, true);
      return entryOf({ ...place, row: 0 });
    },
    rowOf: placeOf,
    cellOf: (fieldName) => cellOfField(sheet.get(), fieldName),
  };
}
