import { useEffect, useRef, useState } from 'react';
import { onPaperEvent, type PaperMoved } from '~/api/live-events';
import { useSession } from '~/session/use-session';
import type { InboxRow } from './inbox.types';

/** A paper of the list that somebody else has just moved. */
export interface Move extends PaperMoved {
  readonly title: string;
}

const KEPT = 20;

/** What other people did with the papers of the list since it was opened, newest first. */
export function useMoves(rows: readonly InboxRow[]) {
  const { user } = useSession();
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const known = useRef(new Map<string, InboxRow>());
  useEffect(() => {
    for (const row of rows) known.current.set(row.document_id, row);
  }, [rows]);
  useEffect(
    () =>
      onPaperEvent((event) => {
        if (event.kind !== 'moved' || event.actor_id === user.id) return;
        const row = known.current.get(event.document_id);
        if (row === undefined) return;
        setMoves((before) => [{ ...event, title: row.title }, ...before].slice(0, KEPT));
      }),
    [user.id],
  );
  const moveOf = (id: string) => moves.find(({ document_id: moved }) => moved === id);
  return { newest: moves[0] ?? null, moveOf };
}
