import { useCallback, useState } from 'react';
import type { InboxRow } from './inbox.types';

interface Chosen {
  /** `null` once I moved the paper: the one that takes its place comes next. */
  readonly row: InboxRow | null;
  readonly index: number;
}

/**
 * The paper in the preview. When somebody else takes it away it stays, so that nothing that is being typed is
 * lost; when I move it, the next one in the list follows.
 */
export function useSelection(rows: readonly InboxRow[]) {
  const [chosen, setChosen] = useState<Chosen>({ row: null, index: 0 });
  const found = rows.findIndex(({ document_id }) => document_id === chosen.row?.document_id);
  const isGone = chosen.row !== null && found === -1;
  const index = found === -1 ? Math.min(chosen.index, rows.length - 1) : found;
  const current = isGone ? chosen.row : (rows[index] ?? null);

  const select = useCallback(
    (row: InboxRow) => setChosen({ row, index: rows.indexOf(row) }),
    [rows],
  );
  const release = useCallback(() => setChosen({ row: null, index: Math.max(index, 0) }), [index]);
  /** The row `by` places further, or nothing at the ends. */
  const neighbour = (by: 1 | -1) => rows[isGone ? index : index + by];

  return { current, isGone, select, release, neighbour };
}
