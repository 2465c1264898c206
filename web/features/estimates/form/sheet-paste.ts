import { newMeasurement } from '../estimate.schema';
import { CHECKED, type Block } from '~/ui/grid/grid.types';
import {
  FACTORS,
  MEASURE_COLUMNS,
  newItem,
  textAt,
  withItem,
  withMeasure,
  withText,
  type Sheet,
  type SheetPlace,
} from './sheet';

type Cells = Readonly<Record<string, string>>;

interface Pasted {
  readonly sheet: Sheet;
  /** Ids of the rows that were written, in order. */
  readonly written: readonly string[];
}

/** A sheet that is being written, and the row that was written last. */
interface Writing {
  readonly sheet: Sheet;
  readonly place: SheetPlace | null;
  readonly written: readonly string[];
}

/**
 * Lays a block on the sheet. A line with a code is an item, a line with a unit or a rate is work outside of
 * the schedule, any other is a measurement of the item above it. The first line goes to the row where it was
 * pasted; items and measurements that are missing are made, and none that stands below is written over but
 * the measurements of the same item.
 */
export function pasteBlock(sheet: Sheet, anchor: SheetPlace, block: Block): Pasted {
  return block.cells
    .map((cells) => Object.fromEntries(block.columns.map((key, at) => [key, cells[at] ?? ''])))
    .map(unsigned)
    .filter((cells) => Object.values(cells).some((text) => text !== ''))
    .reduce<Writing>((writing, cells) => pasteLine(writing, anchor, block, cells), {
      sheet,
      place: null,
      written: [],
    });
}

function pasteLine(writing: Writing, anchor: SheetPlace, block: Block, cells: Cells): Writing {
  const { sheet, place } = writing;
  const kind = kindOf(cells, block);
  const isItem = place === null ? startsAsItem(anchor, block) : kind !== 'measure';
  if (!isItem) {
    const target = measureTarget(sheet, place ?? anchor, place === null);
    return write(writing, target, cells, MEASURE_COLUMNS);
  }
  const target: Target =
    place === null
      ? [sheet, { ...anchor, row: null }]
      : itemTarget(sheet, place, kind === 'sor' ? 'sor' : 'nonSor');
  const columns = target[1].list === 'sor' ? ['code'] : ['description', 'unit', 'rate'];
  const item = write(writing, target, cells, columns);
  if (FACTORS.every((factor) => (cells[factor] ?? '') === '')) return item;
  // The item is measured on its own line: that is its first measurement.
  return write(item, measureTarget(item.sheet, target[1], false), cells, MEASURE_COLUMNS);
}

/** A sheet that has the row which is to be written, and where it stands. */
type Target = readonly [Sheet, SheetPlace];

function write(
  writing: Writing,
  [sheet, place]: Target,
  cells: Cells,
  columns: readonly string[],
): Writing {
  const next = columns.reduce((present, column) => {
    const text = cells[column];
    return text === undefined ? present : withText(present, place, column, text);
  }, sheet);
  const item = next[place.list][place.line];
  const id = place.row === null ? item?.id : item?.measurements[place.row]?.id;
  return { sheet: next, place, written: [...writing.written, ...(id === undefined ? [] : [id])] };
}

/** Figures below zero are deductions. */
function unsigned(cells: Cells): Cells {
  const isBelow = FACTORS.some((factor) => cells[factor]?.startsWith('-') === true);
  if (!isBelow) return cells;
  const factors: Record<string, string> = {};
  for (const factor of FACTORS) {
    const text = cells[factor];
    if (text !== undefined) factors[factor] = text.replace(/^-/, '');
  }
  return { ...cells, ...factors, is_deduction: CHECKED };
}

/** Whether the first line belongs to the item that it was pasted on, not to its measurements. */
function startsAsItem(anchor: SheetPlace, block: Block): boolean {
  if (anchor.row !== null) return false;
  return anchor.list === 'nonSor' || block.columns[0] === 'code';
}

function kindOf(cells: Cells, block: Block): 'sor' | 'nonSor' | 'measure' {
  const has = (column: string) => block.columns.includes(column) && (cells[column] ?? '') !== '';
  if (has('code')) return 'sor';
  return has('unit') || has('rate') ? 'nonSor' : 'measure';
}

/** The item that a further item line goes to: the next one if it is still empty, else a new one. */
function itemTarget(sheet: Sheet, from: SheetPlace, list: SheetPlace['list']): Target {
  const line = from.list === list ? from.line + 1 : sheet[list].length;
  const next = sheet[list][line];
  const isFree =
    next !== undefined &&
    ['code', 'description', 'unit', 'rate'].every(
      (column) => textAt(sheet, { list, line, row: null }, column) === '',
    );
  const place = { list, line, row: null };
  return isFree ? [sheet, place] : [withItem(sheet, list, line, newItem(list)), place];
}

/** The measurement that a line goes to: the next row of the item, or a new one at its end. */
function measureTarget(sheet: Sheet, from: SheetPlace, isFirst: boolean): Target {
  const { list, line } = from;
  const measurements = sheet[list][line]?.measurements ?? [];
  const isEmpty = (row: number) =>
    MEASURE_COLUMNS.every((column) => textAt(sheet, { list, line, row }, column) === '');
  const row =
    from.row !== null
      ? from.row + (isFirst ? 0 : 1)
      : isFirst || isEmpty(0)
        ? 0
        : measurements.length;
  const place = { list, line, row };
  return row < measurements.length
    ? [sheet, place]
    : [withMeasure(sheet, place, row, newMeasurement()), place];
}
