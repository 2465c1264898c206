import { addMoney, parseMoney, ZERO_PAISE, type Paise } from '#domain';
import type { Named } from '~/i18n/local-name';
import type { PaperOffers } from '~/features/workflow';
import type { InboxRow } from '../inbox.types';

/** A move that all marked papers offer. */
export interface CommonAction extends Named {
  readonly action: string;
  readonly kind: string;
}

export interface BulkStep {
  readonly row: InboxRow;
  readonly next_state: string;
}

/** A paper that stays out of a decision, with the code of the reason. */
export interface Excluded {
  readonly row: InboxRow;
  readonly reason: string;
}

/** What one confirmation stands for. */
export interface BulkPlan {
  readonly steps: readonly BulkStep[];
  readonly excluded: readonly Excluded[];
  readonly total: Paise;
  readonly needsComment: boolean;
}

type Offers = ReadonlyMap<string, PaperOffers>;

/** Only what holds for the version on the screen counts: nobody decides on what they have not seen. */
function freshOffer(row: InboxRow, offers: Offers): PaperOffers | undefined {
  const offer = offers.get(row.document_id);
  return offer?.version === row.version ? offer : undefined;
}

/** The moves that every marked paper offers, in the order of the first; papers that have moved on do not count. */
export function commonActions(rows: readonly InboxRow[], offers: Offers): CommonAction[] {
  const present = rows.flatMap((row) => freshOffer(row, offers) ?? []);
  const [first, ...others] = present;
  if (first === undefined) return [];
  return first.actions.filter(
    ({ action, kind }) =>
      kind !== 'SAVE' &&
      others.every(({ actions }) => actions.some((own) => own.action === action)) &&
      present.some(({ actions }) => actions.some((own) => own.action === action && own.is_allowed)),
  );
}

/** What would happen to each paper, and which stay out for which reason. */
export function planOf(rows: readonly InboxRow[], offers: Offers, action: string): BulkPlan {
  const steps: BulkStep[] = [];
  const excluded: Excluded[] = [];
  let needsComment = false;
  for (const row of rows) {
    const offered = freshOffer(row, offers)?.actions.find((own) => own.action === action);
    const reason = reasonOf(row, offers, offered);
    if (offered === undefined || reason !== null) {
      excluded.push({ row, reason: reason ?? 'ACTION_NOT_OFFERED' });
      continue;
    }
    steps.push({ row, next_state: offered.next_state });
    needsComment ||= offered.is_comment_required;
  }
  return { steps, excluded, total: totalOf(steps.map(({ row }) => row)), needsComment };
}

function reasonOf(
  row: InboxRow,
  offers: Offers,
  offered: PaperOffers['actions'][number] | undefined,
): string | null {
  const offer = offers.get(row.document_id);
  if (offer === undefined) return 'PAPER_NOT_FOUND';
  if (offer.version !== row.version) return 'STALE_VERSION';
  if (offered === undefined) return 'ACTION_NOT_OFFERED';
  if (!offered.is_allowed) return offered.reason ?? 'NOT_PERMITTED';
  // Each would need a file of its own.
  return offered.required_document_kinds.length > 0 ? 'DOCUMENT_REQUIRED' : null;
}

/** The money of several papers together, to the paisa. */
export function totalOf(rows: readonly InboxRow[]): Paise {
  return addMoney(
    ...rows.map(({ amount }) =>
      amount === null || amount === undefined ? ZERO_PAISE : parseMoney(amount),
    ),
  );
}
