import type { LinkProps } from '@tanstack/react-router';
import type { InboxRow } from './inbox.types';

type Linked = Pick<InboxRow, 'document_type' | 'document_id' | 'version'>;

/** The way to the paper itself. It names the version that the list showed: a paper that has moved since says so. */
export function paperLink(row: Linked): LinkProps {
  const search = { seen: row.version };
  return row.document_type === 'project'
    ? { to: '/projects/$projectId', params: { projectId: row.document_id }, search }
    : { to: '/estimates/$estimateId', params: { estimateId: row.document_id }, search };
}
