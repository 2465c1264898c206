import type { HistoryRow, MasterKind } from './master-kinds.types';
import { cellText } from './master-values';

/** What a form is open for; `row` is the one it starts from. */
export type MasterTask =
  | { readonly do: 'add' }
  | { readonly do: 'change' | 'end'; readonly row: HistoryRow }
  | { readonly do: 'replace' | 'override' | 'switchOff'; readonly row: HistoryRow };

/** A task on a row that is there already. */
export type RowTask = Exclude<MasterTask, { readonly do: 'add' }>;

/** How a row of the history stands on a day. */
export function standing(
  kind: MasterKind,
  row: HistoryRow,
  on: string,
): 'past' | 'present' | 'future' {
  const from = kind.from === undefined ? '' : cellText(row[kind.from]);
  const to = kind.to === undefined ? '' : cellText(row[kind.to]);
  if (from > on) return 'future';
  return to !== '' && to < on ? 'past' : 'present';
}

/** The row that holds on a day: the nearest agency's, and of its rows the newest that has begun. */
export function rowInForce(
  kind: MasterKind,
  rows: readonly HistoryRow[],
  on: string,
): HistoryRow | undefined {
  return rows.find((row) => standing(kind, row, on) === 'present');
}

/** What may be done with the row that the drawer shows. */
export function tasksFor(
  kind: MasterKind,
  shown: HistoryRow,
  on: string,
): readonly RowTask['do'][] {
  const isDated = kind.from !== undefined;
  if (shown.is_inherited) {
    return kind.hasActive && isDated ? ['override', 'switchOff'] : ['override'];
  }
  if (!isDated) return ['change'];
  const isFuture = standing(kind, shown, on) === 'future';
  const isOpen = kind.to !== undefined && shown[kind.to] === null;
  if (isFuture) return ['change'];
  return isOpen ? ['replace', 'change', 'end'] : ['replace', 'change'];
}
