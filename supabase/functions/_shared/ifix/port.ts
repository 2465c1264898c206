/** Fiscal events as the exchange takes them. Amounts are rupees as decimal text, never numbers. */

export const EVENT_TYPES = [
  'SANCTION',
  'APPROPRIATION',
  'ALLOCATION',
  'INTRA_TRANSFER',
  'INTER_TRANSFER',
  'DEMAND',
  'RECEIPT',
  'BILL',
  'PAYMENT',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

export interface EventAmount {
  /** Rupees; zero and negative ones are events too. */
  readonly amount: string;
  readonly coaCode: string;
  readonly fromBillingPeriod?: number;
  readonly toBillingPeriod?: number;
}

/** One event of ours. Type, reference and version name it: nothing else of that name is ever published. */
export interface FiscalEventDraft {
  readonly tenantId: string;
  readonly eventType: EventType;
  /** Milliseconds: when it happened here. */
  readonly eventTime: number;
  readonly referenceId: string;
  /** Counts the states of one reference; travels among the attributes. */
  readonly version: number;
  /** The event that this one follows from, by our own name for it. */
  readonly linked?: { readonly eventType: EventType; readonly referenceId: string };
  readonly receivers?: readonly string[];
  readonly amountDetails: readonly EventAmount[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** An event as the exchange holds it. */
export interface FiscalEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly sender: string;
  readonly eventType: EventType;
  readonly eventTime: number;
  readonly ingestionTime: number;
  readonly referenceId: string;
  readonly version: number;
  readonly linkedEventId: string | null;
  readonly linkedReferenceId: string | null;
  readonly amountDetails: readonly { readonly amount: string; readonly coaCode: string }[];
}

export interface EventSearch {
  readonly tenantId: string;
  readonly ids?: readonly string[];
  readonly eventType?: EventType;
  readonly referenceIds?: readonly string[];
  readonly fromEventTime?: number;
  readonly toEventTime?: number;
  readonly offset?: number;
  readonly limit?: number;
}

export interface ExchangeError {
  readonly code: string;
  readonly message: string;
}

export type UnsentReason = 'UNREACHABLE' | 'NOT_AUTHENTICATED' | 'LINK_NOT_FOUND';
export type UnknownReason = 'TIMEOUT' | 'NO_REPLY' | 'SERVER_ERROR' | 'UNREADABLE';

/**
 * What became of one event. The exchange keeps no key of ours: after `unknown` it must be searched for before it is
 * published again, which `publish` does for a draft that is said to have been tried.
 */
export type PublishOutcome =
  | { readonly status: 'published'; readonly eventId: string; readonly wasFound: boolean }
  | { readonly status: 'refused'; readonly errors: readonly ExchangeError[] }
  | { readonly status: 'unsent'; readonly reason: UnsentReason }
  | { readonly status: 'unknown'; readonly reason: UnknownReason };

export type SearchOutcome =
  | { readonly status: 'found'; readonly events: readonly FiscalEvent[] }
  | { readonly status: 'refused'; readonly errors: readonly ExchangeError[] }
  | { readonly status: 'unsent'; readonly reason: UnsentReason }
  | { readonly status: 'unknown'; readonly reason: UnknownReason };

export interface Publication {
  readonly draft: FiscalEventDraft;
  /** True when an earlier try may have reached the exchange. */
  readonly wasTried: boolean;
}

export interface FiscalExchange {
  /** Answers in the order that was given. Events that others of the same call follow from go out before them. */
  readonly publish: (publications: readonly Publication[]) => Promise<readonly PublishOutcome[]>;
  readonly search: (criteria: EventSearch) => Promise<SearchOutcome>;
}

export interface ExchangeCall {
  readonly path: string;
  readonly references: readonly string[];
  readonly status: string;
  readonly ms: number;
}
