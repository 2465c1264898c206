import type {
  EventSearch,
  ExchangeCall,
  FiscalEvent,
  FiscalEventDraft,
  FiscalExchange,
  Publication,
  PublishOutcome,
  SearchOutcome,
} from './port.ts';
import { NoToken, Tokens } from './token.ts';
import type { TokenSettings } from './token.ts';
import { eventsOf, readAnswer, wireOf } from './wire.ts';
import type { Answer, WireEvent } from './wire.ts';

export interface IfixSettings extends TokenSettings {
  /** The exchange's gateway. */
  readonly url: string;
}

export interface IfixDependencies {
  readonly log: (call: ExchangeCall) => void;
  readonly fetcher?: typeof fetch;
  readonly now?: () => number;
}

/** More the exchange does not take in one call. */
const MAX_BATCH = 10;
/** Rows of one search: a reference has few versions, so one page holds them all. */
const SEARCH_LIMIT = 100;

/** The client of the fiscal event exchange. See `port.ts` for what an outcome allows. */
export function ifixClient(settings: IfixSettings, deps: IfixDependencies): FiscalExchange {
  const fetcher = deps.fetcher ?? fetch;
  const now = deps.now ?? Date.now;
  const tokens = new Tokens(settings, fetcher, now);

  async function post(path: string, body: object, references: readonly string[]): Promise<Answer> {
    const started = now();
    const answer = await exchange(path, body);
    deps.log({ path, references, status: answer.status, ms: Math.round(now() - started) });
    return answer;
  }

  async function exchange(path: string, body: object): Promise<Answer> {
    try {
      const first = await tokens.get();
      const answer = await send(path, body, first);
      if (answer !== 'NO_TOKEN') return answer;
      tokens.drop(first);
      const second = await send(path, body, await tokens.get());
      return second === 'NO_TOKEN' ? { status: 'unsent', reason: 'NOT_AUTHENTICATED' } : second;
    } catch (error) {
      if (error instanceof NoToken) return { status: 'unsent', reason: error.reason };
      throw error;
    }
  }

  async function send(path: string, body: object, token: string): Promise<Answer | 'NO_TOKEN'> {
    const requestHeader = {
      ts: now(),
      version: '2.2.0',
      msgId: crypto.randomUUID(),
      signature: 'NON',
      userInfo: { uuid: settings.clientId },
    };
    try {
      const response = await fetcher(`${settings.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ requestHeader, ...body }),
        redirect: 'error',
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      return readAnswer(response.status, await response.text());
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      return { status: 'unknown', reason: isTimeout ? 'TIMEOUT' : 'NO_REPLY' };
    }
  }

  async function search(criteria: EventSearch): Promise<SearchOutcome> {
    const { ids, referenceIds, ...rest } = criteria;
    const answer = await post(
      '/fiscal-event-service/events/v1/_search',
      {
        criteria: {
          ...rest,
          ...(ids && { Ids: ids }),
          ...(referenceIds && { referenceId: referenceIds }),
        },
      },
      referenceIds ?? [],
    );
    return answer.status === 'answered' ? found(answer) : answer;
  }

  /** What we know of an event by its name: its id, that it is not there, or that this cannot be told now. */
  async function find(
    {
      tenantId,
      eventType,
      referenceId,
    }: Pick<FiscalEventDraft, 'tenantId' | 'eventType' | 'referenceId'>,
    version: number | null,
  ): Promise<{ readonly event: FiscalEvent | null } | Exclude<SearchOutcome, { status: 'found' }>> {
    const outcome = await search({
      tenantId,
      eventType,
      referenceIds: [referenceId],
      limit: SEARCH_LIMIT,
    });
    if (outcome.status !== 'found') return outcome;
    const named = outcome.events.filter(
      (event) =>
        event.sender === settings.clientId &&
        event.referenceId === referenceId &&
        event.eventType === eventType &&
        (version === null || event.version === version),
    );
    // Without a version asked for, the last one counts; published twice by mishap, the first.
    return {
      event:
        named.sort((a, b) => b.version - a.version || a.ingestionTime - b.ingestionTime)[0] ?? null,
    };
  }

  async function publish(publications: readonly Publication[]): Promise<readonly PublishOutcome[]> {
    const outcomes = new Map<Publication, PublishOutcome>();
    let waiting = [...publications];
    while (waiting.length > 0) {
      const names = new Set(waiting.map(({ draft }) => nameOf(draft)));
      const free = waiting.filter(
        ({ draft }) =>
          draft.linked === undefined || !names.has(nameOf({ ...draft, ...draft.linked })),
      );
      // Two that wait for each other: neither has a parent that is out.
      const wave = free.length > 0 ? free : waiting;
      const ready: { publication: Publication; wire: WireEvent }[] = [];
      for (const publication of wave) {
        const prepared = await prepare(publication, outcomes);
        if ('wire' in prepared) ready.push({ publication, wire: prepared.wire });
        else outcomes.set(publication, prepared);
      }
      for (const batch of batchesOf(ready)) await publishBatch(batch, outcomes);
      waiting = waiting.filter((publication) => !outcomes.has(publication));
    }
    return publications.map(
      (publication) => outcomes.get(publication) ?? { status: 'unsent', reason: 'UNREACHABLE' },
    );
  }

  async function prepare(
    { draft, wasTried }: Publication,
    outcomes: ReadonlyMap<Publication, PublishOutcome>,
  ): Promise<PublishOutcome | { readonly wire: WireEvent }> {
    if (wasTried) {
      const known = await find(draft, draft.version);
      if (!('event' in known)) return unsentAfter(known);
      if (known.event !== null)
        return { status: 'published', eventId: known.event.id, wasFound: true };
    }
    if (draft.linked === undefined) return { wire: wireOf(draft, null) };
    const parentName = nameOf({ ...draft, ...draft.linked });
    for (const [publication, outcome] of outcomes) {
      if (outcome.status === 'published' && nameOf(publication.draft) === parentName)
        return { wire: wireOf(draft, outcome.eventId) };
    }
    const parent = await find({ ...draft, ...draft.linked }, null);
    if (!('event' in parent)) return unsentAfter(parent);
    return parent.event === null
      ? { status: 'unsent', reason: 'LINK_NOT_FOUND' }
      : { wire: wireOf(draft, parent.event.id) };
  }

  async function publishBatch(
    batch: readonly { publication: Publication; wire: WireEvent }[],
    outcomes: Map<Publication, PublishOutcome>,
  ): Promise<void> {
    const answer = await post(
      '/fiscal-event-service/events/v1/_publish',
      { fiscalEvent: batch.map(({ wire }) => wire) },
      batch.map(({ wire }) => wire.referenceId),
    );
    if (answer.status === 'refused' && batch.length > 1) {
      // Nothing of a refused batch was taken: halves show whose fault it is.
      const middle = Math.ceil(batch.length / 2);
      await publishBatch(batch.slice(0, middle), outcomes);
      return publishBatch(batch.slice(middle), outcomes);
    }
    const events = answer.status === 'answered' ? eventsOf(answer.body) : null;
    for (const { publication } of batch) {
      if (answer.status !== 'answered') {
        outcomes.set(publication, answer);
        continue;
      }
      const { draft } = publication;
      const event = events?.find(
        (candidate) =>
          candidate.eventType === draft.eventType &&
          candidate.referenceId === draft.referenceId &&
          candidate.version === draft.version,
      );
      outcomes.set(
        publication,
        event === undefined
          ? { status: 'unknown', reason: 'UNREADABLE' }
          : { status: 'published', eventId: event.id, wasFound: false },
      );
    }
    return undefined;
  }

  return { publish, search };
}

function found(answer: Extract<Answer, { status: 'answered' }>): SearchOutcome {
  const events = eventsOf(answer.body);
  return events === null
    ? { status: 'unknown', reason: 'UNREADABLE' }
    : { status: 'found', events };
}

/** A question that failed before anything was published: the event itself has not been sent. */
const unsentAfter = (outcome: Exclude<SearchOutcome, { status: 'found' }>): PublishOutcome =>
  outcome.status === 'unknown' ? { status: 'unsent', reason: 'UNREACHABLE' } : outcome;

const nameOf = (event: {
  readonly tenantId: string;
  readonly eventType: string;
  readonly referenceId: string;
}): string => `${event.tenantId}\n${event.eventType}\n${event.referenceId}`;

/** At most ten, and of one tenant. */
function batchesOf<Item extends { readonly wire: WireEvent }>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  for (const item of items) {
    const fitting = batches.find(
      (batch) => batch.length < MAX_BATCH && batch[0]?.wire.tenantId === item.wire.tenantId,
    );
    if (fitting) fitting.push(item);
    else batches.push([item]);
  }
  return batches;
}
