import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { workflowQueries } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import type { InboxRow } from './inbox.types';

/** Asks for the facts of the paper that comes next while this one is read. */
export function usePrefetchedBrief(row: InboxRow | undefined): void {
  const client = useQueryClient();
  const { tenant } = useSession();
  const type = row?.document_type;
  const id = row?.document_id;
  useEffect(() => {
    if (type === undefined || id === undefined) return;
    // A failure is shown where the paper is opened.
    client.query(workflowQueries.brief(tenant.id, { type, id })).catch(() => undefined);
  }, [client, tenant.id, type, id]);
}
