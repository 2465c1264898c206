import { paperHref } from '~/lib/paper-href';
import type { Notice } from './notification.types';

const FOR_BIDDERS: ReadonlySet<string> = new Set(['TENDER_PUBLISHED', 'TENDER_CANCELLED']);

/** Where a notice leads: the paper, or the page where its reason is seen to. */
export function noticeHref(notice: Notice): string {
  const { kind, document_type, document_id } = notice;
  // A digest of several papers leads to all of them.
  if (kind === 'PAPER_WAITS' && notice.count > 1) return '/inbox';
  // A contractor sees a tender where the bid is written.
  if (FOR_BIDDERS.has(kind) && document_id !== null) return `/bids/${document_id}`;
  if (document_type !== null && document_id !== null) return paperHref(document_type, document_id);
  switch (kind) {
    case 'DELIVERY_FAILED':
      return '/administration/deliveries';
    case 'LOGIN_BLOCKED_PERSON':
      return '/administration';
    case 'ROLES_CHANGED':
    case 'LOGIN_BLOCKED':
      return '/profile';
    default:
      return '/';
  }
}
