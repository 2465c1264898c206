import type { InboxRow } from './inbox.types';

/** The address of the paper itself. */
export function paperHref(row: InboxRow): string {
  return row.document_type === 'project'
    ? `/projects/${row.document_id}`
    : `/estimates/${row.document_id}`;
}
