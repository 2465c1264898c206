import { useCallback, useState } from 'react';
import type { InboxRow } from './inbox.types';

interface Chosen {
  /** `null` at first, and once I moved the paper: the one in its place comes next. */
  readonly row: InboxRow | null;
  readonly index: number;
  /** The paper that I moved, as it was: it is not chosen again while the list is being renewed. */
  readonly moved: InboxRow | null;
}

const isSame = (a: InboxRow | null, b: InboxRow | null) =>
  a?.document_id === b?.document_id && a?.version === b?.version;

/**
 * The paper in the preview. When somebody else takes it away it stays, so that nothing that is being typed is
 * lost; when I move it, the next one in the list follows.
 */
export function useSelection(rows: readonly InboxRow[], openId: string | null) {
  const [chosen, setChosen] = useState<Chosen>(() => ({
    row: rows.find(({ document_id: id }) => id === openId) ?? null,
    index: 0,
    moved: null,
  }));
  const found = rows.findIndex(({ document_id }) => document_id === chosen.row?.document_id);
  const isGone = chosen.row !== null && found === -1;
  const index = found === -1 ? Math.min(chosen.index, rows.length - 1) : found;
  const inPlace = rows[index] ?? null;

  if (chosen.row === null && inPlace !== null && !isSame(inPlace, chosen.moved)) {
    // What is on the screen is chosen, touched or not: a renewed list must not exchange it.
    setChosen({ row: inPlace, index, moved: null });
  }

  const select = useCallback(
    (row: InboxRow) => setChosen({ row, index: rows.indexOf(row), moved: null }),
    [rows],
  );
  const release = useCallback(
    () => setChosen({ row: null, index: Math.max(index, 0), moved: isGone ? null : inPlace }),
    [index, inPlace, isGone],
  );
  /** The row `by` places further, or nothing at the ends. */
  const neighbour = (by: 1 | -1) => rows[isGone ? index : index + by];

  return { current: isGone ? chosen.row : inPlace, isGone, select, release, neighbour };
}
