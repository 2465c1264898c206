import type { LinkProps } from '@tanstack/react-router';
import { paperHref } from '~/lib/paper-href';
import type { InboxRow } from './inbox.types';

type Linked = Pick<InboxRow, 'document_type' | 'document_id' | 'version'>;

/** The way to the paper itself. It names the version that the list showed: a paper that has moved since says so. */
export function paperLink(row: Linked): LinkProps {
  const { document_type: type, document_id: id, version } = row;
  return { to: paperHref(type, id), search: { seen: version } } as LinkProps;
}
