import { useCallback, useMemo, useState } from 'react';
import type { InboxRow } from './inbox.types';

/**
 * The papers that are marked for a decision together. A paper that leaves the page leaves the marks with it: nothing is
 * decided that is not on the screen.
 */
export function useChecked(rows: readonly InboxRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const checked = useMemo(() => rows.filter(({ document_id: id }) => ids.has(id)), [rows, ids]);

  /** Marks or unmarks a paper; with a range, everything between it and the last one that was touched. */
  const toggle = useCallback(
    (row: InboxRow, isRange = false) => {
      const next = new Set(ids);
      const isOn = !ids.has(row.document_id);
      const from = rows.findIndex(({ document_id: id }) => id === anchor);
      const to = rows.indexOf(row);
      const [low, high] = from < to ? [from, to] : [to, from];
      const touched = isRange && from !== -1 ? rows.slice(low, high + 1) : [row];
      for (const { document_id: id } of touched) {
        if (isRange || isOn) next.add(id);
        else next.delete(id);
      }
      setIds(next);
      setAnchor(row.document_id);
    },
    [ids, rows, anchor],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  const setAll = useCallback(
    (isOn: boolean) => setIds(new Set(isOn ? rows.map(({ document_id: id }) => id) : [])),
    [rows],
  );
  return { checked, isChecked: (row: InboxRow) => ids.has(row.document_id), toggle, setAll, clear };
}

export type Checked = ReturnType<typeof useChecked>;
