import { moneyToText, parseMoney } from '../domain/money.ts';
import { EVENT_TYPES } from './port.ts';
import type {
  EventType,
  ExchangeError,
  FiscalEvent,
  FiscalEventDraft,
  UnknownReason,
  UnsentReason,
} from './port.ts';

/** An event in the exchange's own fields. */
export interface WireEvent {
  readonly tenantId: string;
  readonly receivers: readonly string[];
  readonly eventType: EventType;
  readonly eventTime: number;
  readonly referenceId: string;
  readonly linkedEventId?: string;
  readonly linkedReferenceId?: string;
  readonly amountDetails: readonly object[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type Answer =
  | { readonly status: 'answered'; readonly body: unknown }
  | { readonly status: 'refused'; readonly errors: readonly ExchangeError[] }
  | { readonly status: 'unsent'; readonly reason: UnsentReason }
  | { readonly status: 'unknown'; readonly reason: UnknownReason };

/** The name under which our version travels. */
const VERSION = 'sourceVersion';

export function wireOf(draft: FiscalEventDraft, linkedEventId: string | null): WireEvent {
  return {
    tenantId: draft.tenantId,
    receivers: draft.receivers ?? [],
    eventType: draft.eventType,
    eventTime: draft.eventTime,
    referenceId: draft.referenceId,
    ...(linkedEventId !== null && { linkedEventId }),
    ...(draft.linked && { linkedReferenceId: draft.linked.referenceId }),
    // Text: a JSON number would pass through floats on the way.
    amountDetails: draft.amountDetails.map((line) => ({
      ...line,
      amount: moneyToText(parseMoney(line.amount)),
    })),
    attributes: { ...draft.attributes, [VERSION]: draft.version },
  };
}

/** The gateway's refusals of a token come with a code of its own and a status that installations differ in. */
export function readAnswer(status: number, text: string): Answer | 'NO_TOKEN' {
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Judged by the status alone.
  }
  const errors = errorsOf(body);
  if (status === 401 || status === 403 || errors.some(({ code }) => code === 'CustomException'))
    return 'NO_TOKEN';
  if (status >= 500) return { status: 'unknown', reason: 'SERVER_ERROR' };
  if (status >= 400)
    return {
      status: 'refused',
      errors: errors.length > 0 ? errors : [{ code: `HTTP_${status}`, message: `HTTP ${status}` }],
    };
  return body === null ? { status: 'unknown', reason: 'UNREADABLE' } : { status: 'answered', body };
}

/** The events of an answer, or null when it is none. */
export function eventsOf(body: unknown): FiscalEvent[] | null {
  const list = (body as { fiscalEvent?: unknown } | null)?.fiscalEvent;
  if (!Array.isArray(list)) return null;
  try {
    return list.map(eventOf);
  } catch {
    return null;
  }
}

function eventOf(value: unknown): FiscalEvent {
  const event = value as Readonly<Record<string, unknown>>;
  const attributes = (event['attributes'] ?? {}) as Readonly<Record<string, unknown>>;
  const eventType = text(event['eventType']) as EventType;
  if (!EVENT_TYPES.includes(eventType)) throw new Error('no event type');
  const lines = event['amountDetails'];
  if (!Array.isArray(lines)) throw new Error('no amounts');
  return {
    id: text(event['id']),
    tenantId: text(event['tenantId']),
    sender: text(event['sender']),
    eventType,
    eventTime: number(event['eventTime']),
    ingestionTime: number(event['ingestionTime']),
    referenceId: text(event['referenceId']),
    version: typeof attributes[VERSION] === 'number' ? attributes[VERSION] : 0,
    linkedEventId: optional(event['linkedEventId']),
    linkedReferenceId: optional(event['linkedReferenceId']),
    amountDetails: lines.map((line) => {
      const { amount, coaCode } = line as Readonly<Record<string, unknown>>;
      return {
        amount: moneyToText(parseMoney(typeof amount === 'number' ? amount : text(amount))),
        coaCode: text(coaCode),
      };
    }),
  };
}

function errorsOf(body: unknown): ExchangeError[] {
  const list = (body as { Errors?: unknown } | null)?.Errors;
  if (!Array.isArray(list)) return [];
  return list.map((entry) => {
    const { code, message } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    return { code: optional(code) ?? '', message: (optional(message) ?? '').slice(0, 1000) };
  });
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('no text');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error('no number');
  return value;
}

const optional = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
