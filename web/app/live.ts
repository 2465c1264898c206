import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { announcePaperEvent, type PaperEvent } from '~/api/live-events';
import type { LiveState } from '~/api/realtime';
import { useLiveNotices, type Notice } from '~/features/notifications';
import { useCan } from '~/session/use-session';

/** How long a short break of the line stays unsaid: the client reconnects by itself. */
const PATIENCE_MS = 8000;

/** The first part of the query keys that a paper of this type appears in. */
const KEYS_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  project: ['projects', 'estimates'],
  proposal: ['proposals', 'projects'],
  measurement: ['measurements', 'assets'],
  muster: ['musters', 'attendance'],
  closure: ['assets', 'work-orders', 'site'],
  asset: ['assets'],
  bill: ['bills'],
  automatic_bill: ['bills'],
  work_order: ['work-orders'],
  work_order_amendment: ['work-orders'],
  estimate: ['estimates', 'projects', 'proposals', 'budgets'],
  appropriation: ['budgets'],
  tender: ['tenders'],
  letter_of_intent: ['tenders'],
};

/** Keeps lists and details fresh while the tenant's papers change hands; says when that is not so. */
export function useLiveUpdates(tenantId: string): LiveState {
  const client = useQueryClient();
  const mayListen = useCan('inbox:read');
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    if (!mayListen) return;
    let stop: (() => void) | null = null;
    let patience: number | undefined;
    let wasLost = false;
    const gone = new AbortController();
    const isGone = () => gone.signal.aborted;

    const onPaper = (event: PaperEvent) => {
      if (event.kind === 'moved') {
        for (const key of ['inbox', 'briefs', ...(KEYS_BY_TYPE[event.document_type] ?? [])]) {
          void client.invalidateQueries({ queryKey: [key] });
        }
      } else if (event.kind === 'saved') {
        // Drafts are stored while they are typed: only pages that show this very paper ask again.
        const { document_id: id } = event;
        void client.invalidateQueries({
          // A form was filled once; what it was filled with is not asked for again.
          predicate: ({ queryKey }) => queryKey.includes(id) && queryKey.at(-1) !== 'draft',
        });
      }
      announcePaperEvent(event);
    };
    const onState = (next: LiveState) => {
      window.clearTimeout(patience);
      if (isGone()) return;
      if (next === 'lost') {
        wasLost = true;
        patience = window.setTimeout(() => setState('lost'), PATIENCE_MS);
        return;
      }
      // What happened in between was not heard: everything on the screen is asked anew.
      if (next === 'live' && wasLost) {
        wasLost = false;
        // But not what a form was filled with: that is not asked for twice.
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.at(-1) !== 'draft' });
      }
      setState(next);
    };

    const start = async () => {
      const { listenToTenant } = await import('~/api/realtime');
      // Gone already: a channel opened now would be closed under the next one, which has the same name.
      if (isGone()) return;
      const unsubscribe = await listenToTenant(tenantId, {
        onPaperMoved: (moved) => onPaper({ kind: 'moved', ...moved }),
        onPaperSaved: (saved) => onPaper({ kind: 'saved', ...saved }),
        onPaperEditing: (editing) => onPaper({ kind: 'editing', ...editing }),
        onState,
      });
      if (isGone()) unsubscribe();
      else stop = unsubscribe;
    };
    start().catch(() => onState('lost'));
    return () => {
      gone.abort();
      window.clearTimeout(patience);
      stop?.();
    };
  }, [client, tenantId, mayListen]);

  return mayListen ? state : 'live';
}

/** Hears what is for me alone, as long as the shell is on the screen. */
export function useOwnNotices(userId: string): void {
  const take = useLiveNotices();
  const onNotified = useEffectEvent((notice: unknown) => take(notice as Notice));
  useEffect(() => {
    let stop: (() => void) | null = null;
    const gone = new AbortController();
    const isGone = () => gone.signal.aborted;
    const start = async () => {
      const { listenToPerson } = await import('~/api/realtime');
      if (isGone()) return;
      const unsubscribe = await listenToPerson(userId, (notice) => onNotified(notice));
      if (isGone()) unsubscribe();
      else stop = unsubscribe;
    };
    // Without the line the bell still counts, with each page that is opened.
    start().catch((error: unknown) => console.warn('No live notices', error));
    return () => {
      gone.abort();
      stop?.();
    };
  }, [userId]);
}
