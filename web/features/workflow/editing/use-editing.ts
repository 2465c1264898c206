import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { onPaperEvent, type PaperEvent } from '~/api/live-events';
import { useSession } from '~/session/use-session';
import { announceEditing, workflowQueries } from '../workflow.queries';
import type { Editor, PaperRef } from '../workflow.types';

/** A version of a paper that has been stored, as the live channel or a heartbeat told of it. */
export interface StoredVersion {
  readonly version: number;
  readonly byId: string | null;
  readonly by: string;
  readonly at: string;
}

interface EditingOptions {
  /** Whether the paper is stored already: nobody else can be in one that is not. */
  readonly isStored: boolean;
  readonly heartbeatSeconds: number;
}

const NOBODY: readonly Editor[] = [];

/**
 * Keeps others informed that the paper is being edited here, and knows who else is at it and which version
 * is stored. The live channel tells at once; where it is down, the heartbeat does.
 */
export function useEditing(paper: PaperRef, { isStored, heartbeatSeconds }: EditingOptions) {
  const { tenant, user } = useSession();
  const { data, refetch } = useQuery({
    ...workflowQueries.editing(tenant.id, paper),
    enabled: isStored,
    refetchInterval: heartbeatSeconds * 1000,
  });
  const [heard, setHeard] = useState<StoredVersion | null>(null);

  const hear = useEffectEvent((event: PaperEvent) => {
    if (event.document_type !== paper.type || event.document_id !== paper.id) return;
    if (event.kind === 'editing') {
      if (event.actor_id !== user.id && isStored) void refetch();
    } else if (event.kind === 'saved') {
      const { version, actor_id: byId, actor_name: by } = event;
      setHeard({ version, byId, by, at: new Date().toISOString() });
    }
  });
  useEffect(() => onPaperEvent((event) => hear(event)), []);

  const { type, id } = paper;
  useEffect(() => {
    if (!isStored) return;
    return () => {
      // Whoever vanishes without a word is forgotten by the server after a while.
      announceEditing(tenant.id, { type, id }, true).catch(() => undefined);
    };
  }, [tenant.id, type, id, isStored]);

  const told: StoredVersion | null =
    data === undefined
      ? null
      : {
          version: data.version,
          byId: data.moved_by_id,
          by: data.moved_by ?? '',
          at: data.moved_at,
        };
  const latest = (heard?.version ?? 0) > (told?.version ?? 0) ? heard : told;
  return { editors: data?.editors ?? NOBODY, latest };
}
