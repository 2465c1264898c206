import { toDecimalText } from '~/lib/decimal-text';
import type {
  ChangeCounts,
  CompareField,
  CompareRow,
  CompareSection,
  CompareValue,
  Comparison,
  RowChange,
} from './compare.types';

/** A value as it is compared: blanks are one, and a decimal's scale does not count. */
function plain(value: CompareValue, kind: CompareField['kind']): string {
  if (value === null || value === undefined) return '';
  const text = String(value).trim();
  if (kind === 'text' || kind === 'date') return text;
  const decimal = toDecimalText(text);
  if (decimal === null) return text;
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return short === '-0' ? '0' : short;
}

export function isChanged(field: CompareField): boolean {
  return plain(field.before, field.kind) !== plain(field.after, field.kind);
}

/** What a list of items needs to be compared. `undefined` stands for the version that has no such item. */
interface RowRules<Item> {
  readonly id: (item: Item) => string;
  /** Pairs items whose ids differ, where it is given once on each side: the same code picked anew. */
  readonly alias?: (item: Item) => string | null;
  readonly title: (item: Item) => string;
  readonly code?: (item: Item) => string | null;
  readonly fields: (before: Item | undefined, after: Item | undefined) => readonly CompareField[];
  readonly rows?: (before: Item | undefined, after: Item | undefined) => readonly CompareRow[];
}

/**
 * Matches two lists by id and says of each item what became of it: in the order of the newer list, with what was
 * removed where it stood. Moved is the fewest items that had to change their place.
 */
export function compareRows<Item>(
  before: readonly Item[],
  after: readonly Item[],
  rules: RowRules<Item>,
): CompareRow[] {
  const pairOf = pairs(before, after, rules);
  const placeOf = new Map(before.map((item, index) => [item, index]));
  const kept = after.flatMap((item) => {
    const old = pairOf.get(item);
    return old === undefined ? [] : [placeOf.get(old) ?? 0];
  });
  const inPlace = new Set(longestRise(kept));

  const rowOf = (old: Item | undefined, fresh: Item | undefined, isMoved: boolean): CompareRow => {
    const shown = fresh ?? old;
    if (shown === undefined) throw new Error('A row needs one of its versions');
    const fields = rules.fields(old, fresh);
    const rows = rules.rows?.(old, fresh) ?? [];
    const code = rules.code?.(shown);
    return {
      id: rules.id(shown),
      title: rules.title(shown),
      ...(code === undefined ? {} : { code }),
      change: changeOf(old, fresh, isMoved, fields, rows),
      fields,
      ...(rows.length === 0 ? {} : { rows }),
    };
  };

  const taken = new Set(pairOf.values());
  const gone = before.filter((item) => !taken.has(item));
  const result: CompareRow[] = [];
  const putGoneBefore = (place: number) => {
    while (gone[0] !== undefined && (placeOf.get(gone[0]) ?? 0) < place) {
      result.push(rowOf(gone.shift(), undefined, false));
    }
  };
  for (const item of after) {
    const old = pairOf.get(item);
    const place = old === undefined ? undefined : placeOf.get(old);
    const isInPlace = place !== undefined && inPlace.has(place);
    if (isInPlace) putGoneBefore(place);
    result.push(rowOf(old, item, old !== undefined && !isInPlace));
  }
  putGoneBefore(before.length);
  return result;
}

function changeOf(
  old: unknown,
  fresh: unknown,
  isMoved: boolean,
  fields: readonly CompareField[],
  rows: readonly CompareRow[],
): RowChange {
  if (old === undefined) return 'added';
  if (fresh === undefined) return 'removed';
  if (fields.some(isChanged) || rows.some(({ change }) => change !== 'same')) return 'changed';
  return isMoved ? 'moved' : 'same';
}

/** The older item of each newer one, by id, then by alias. */
function pairs<Item>(
  before: readonly Item[],
  after: readonly Item[],
  { id, alias }: RowRules<Item>,
): Map<Item, Item> {
  const byId = new Map(before.map((item) => [id(item), item]));
  const found = new Map<Item, Item>();
  for (const item of after) {
    const old = byId.get(id(item));
    if (old !== undefined) found.set(item, old);
  }
  if (alias === undefined) return found;
  const taken = new Set(found.values());
  const oldByAlias = onlyOnes(
    before.filter((item) => !taken.has(item)),
    alias,
  );
  const newByAlias = onlyOnes(
    after.filter((item) => !found.has(item)),
    alias,
  );
  for (const [key, item] of newByAlias) {
    const old = oldByAlias.get(key);
    if (old !== undefined) found.set(item, old);
  }
  return found;
}

function onlyOnes<Item>(
  items: readonly Item[],
  alias: (item: Item) => string | null,
): Map<string, Item> {
  const result = new Map<string, Item>();
  const repeated = new Set<string>();
  for (const item of items) {
    const key = alias(item);
    if (key === null) continue;
    if (result.has(key)) repeated.add(key);
    result.set(key, item);
  }
  for (const key of repeated) result.delete(key);
  return result;
}

/** The longest rising sequence in a list of different numbers: those that kept their order. */
function longestRise(places: readonly number[]): number[] {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const place of places) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? Infinity) < place) low = middle + 1;
      else high = middle;
    }
    previous.set(place, ends[low - 1]);
    ends[low] = place;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rise.unshift(at);
  return rise;
}

/** A section without what stayed as it was; `null` when nothing is left. */
export function onlyChanges(section: CompareSection): CompareSection | null {
  const fields = (section.fields ?? []).filter(isChanged);
  const rows = changedRows(section.rows ?? []);
  return fields.length === 0 && rows.length === 0 ? null : { ...section, fields, rows };
}

function changedRows(rows: readonly CompareRow[]): CompareRow[] {
  return rows
    .filter(({ change }) => change !== 'same')
    .map((row) => ({
      ...row,
      // What is new or gone is shown whole: there is nothing that it differs from.
      fields:
        row.change === 'added' || row.change === 'removed'
          ? row.fields
          : row.fields.filter(isChanged),
      rows: changedRows(row.rows ?? []),
    }));
}

/** How many rows and single facts differ; rows inside rows count with their row. */
export function countChanges({ sections }: Comparison): ChangeCounts {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { fields = [], rows = [] } of sections) {
    counts.changed += fields.filter(isChanged).length;
    for (const { change } of rows) if (change !== 'same') counts[change] += 1;
  }
  return counts;
}

export function isUnchanged(comparison: Comparison): boolean {
  return comparison.sections.every((section) => onlyChanges(section) === null);
}
