import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { EventRecord } from '../record.ts';
import { paiseOf, rupeesOf } from '../treasury/paise.ts';
import { ChecksFailed, Faults, type Fault } from './faults.ts';
import { Masters, type Json, type MasterRecord } from './masters.ts';

export type Switches = {
  /** Milliseconds before anything is answered. */
  delay: number;
  /** So many of the next publications are stored, and their connection is broken off. */
  loseReplies: number;
  /** `no`, `503` (answers so), or `silent` (breaks every connection off). */
  fail: string;
  /** Tokens live so many seconds. */
  tokenSeconds: number;
};

export const NORMAL: Switches = { delay: 0, loseReplies: 0, fail: 'no', tokenSeconds: 300 };

export type StoredEvent = Json & {
  id: string;
  tenantId: string;
  sender: string;
  receivers: string[];
  eventType: string;
  eventTime: number;
  ingestionTime: number;
  referenceId: string;
  linkedEventId: string | null;
  amountDetails: Json[];
};

type Recorded =
  | { type: 'EVENTS'; events: StoredEvent[] }
  | { type: 'MASTER'; record: MasterRecord }
  | { type: 'SWITCHED'; switches: Switches };

const EVENT_TYPES = [
  'SANCTION',
  'APPROPRIATION',
  'ALLOCATION',
  'INTRA_TRANSFER',
  'INTER_TRANSFER',
  'DEMAND',
  'RECEIPT',
  'BILL',
  'PAYMENT',
];
const MAX_BATCH = 10;
const VERSION = '2.2.0';

/** What the exchange keeps and what it lets in. It has no key of the sender: published twice, an event is there twice. */
export class ReferenceExchange {
  readonly events: StoredEvent[] = [];
  readonly masters = new Masters();
  switches: Switches = NORMAL;
  readonly #record: EventRecord<Recorded>;
  readonly #now: () => number;

  constructor(options: { directory: string; durable?: boolean; now?: () => number }) {
    this.#now = options.now ?? Date.now;
    this.#record = new EventRecord(
      path.join(options.directory, 'events.jsonl'),
      options.durable ?? true,
      (recorded) => this.#apply(recorded),
    );
  }

  set(switches: Switches): void {
    this.#happen({ type: 'SWITCHED', switches });
  }

  publish(body: Json, sender: string): StoredEvent[] {
    const faults = new Faults();
    const { requestHeader, fiscalEvent } = body;
    if (!requestHeader || !Array.isArray(fiscalEvent) || fiscalEvent.length === 0)
      throw new ChecksFailed([fault('FISCAL_EVENT', 'Header and fiscal events are needed')]);
    if (fiscalEvent.length > MAX_BATCH)
      throw new ChecksFailed([
        fault('PUSH_DATA_SIZE', `At most ${MAX_BATCH} fiscal events in one call`),
      ]);
    const events = fiscalEvent as Json[];
    for (const event of events) this.#checkFields(event, faults);
    this.#checkTenants(events, faults);
    faults.raise();
    this.#checkReferences(events, faults);
    faults.raise();
    const stored = events.map((event) => this.#enrich(event, sender));
    this.#happen({ type: 'EVENTS', events: stored });
    return stored;
  }

  search(body: Json): StoredEvent[] {
    const faults = new Faults();
    const criteria = body['criteria'] as Json | undefined;
    if (!body['requestHeader'] || !criteria || Object.keys(criteria).length === 0)
      throw new ChecksFailed([fault('SEARCH_CRITERIA', 'Search criteria are needed')]);
    if (isBlank(criteria['tenantId'])) faults.add('TENANT_ID', 'Tenant id is needed');
    const { fromEventTime: from, toEventTime: to } = criteria;
    if (from !== undefined && to === undefined) faults.add('TO_EVENT_TIME', 'To is needed as well');
    if (to !== undefined && from === undefined)
      faults.add('FROM_EVENT_TIME', 'From is needed as well');
    faults.raise();
    const offset = Number(criteria['offset'] ?? 0);
    const limit = Number(criteria['limit'] ?? 10);
    return this.#matching(criteria).slice(offset, offset + limit);
  }

  count(body: Json): number {
    return this.#matching((body['criteria'] as Json | undefined) ?? {}).length;
  }

  plainSearch(body: Json): StoredEvent[] {
    const criteria = (body['criteria'] as Json | undefined) ?? {};
    const offset = Number(criteria['offset'] ?? 0);
    return this.events
      .filter(({ tenantId }) => isBlank(criteria['tenantId']) || tenantId === criteria['tenantId'])
      .slice(offset, offset + Number(criteria['limit'] ?? 10));
  }

  createMaster(kind: string, given: Json): Json {
    const record = this.masters.check(kind, given);
    this.#happen({ type: 'MASTER', record });
    return record.value;
  }

  close(): void {
    this.#record.close();
  }

  #checkFields(event: Json, faults: Faults): void {
    if (isBlank(event['referenceId'])) faults.add('REFERENCE_ID', 'Reference id is needed');
    else if (String(event['referenceId']).length > 64)
      faults.add('REFERENCE_ID', 'Reference id is too long');
    if (!EVENT_TYPES.includes(String(event['eventType'])))
      faults.add('EVENT_TYPE', 'Event type is missing or not known');
    const lines = event['amountDetails'];
    if (!Array.isArray(lines) || lines.length === 0) {
      faults.add('AMOUNT_DETAILS', 'Amount details are needed');
      return;
    }
    for (const line of lines as Json[]) {
      if (
        line['amount'] === null ||
        line['amount'] === undefined ||
        amountOf(line['amount']) === null
      )
        faults.add('AMOUNT', 'Amount is needed');
      // The exchange reads no further once a code is missing.
      if (isBlank(line['coaCode']))
        throw new ChecksFailed([...faults.all, fault('COA_CODE', 'COA code is needed')]);
    }
  }

  #checkTenants(events: readonly Json[], faults: Faults): void {
    const tenants = new Set(events.map((event) => event['tenantId']));
    const [tenant] = tenants;
    if (tenants.size !== 1 || isBlank(tenant) || !this.masters.hasTenant(String(tenant)))
      faults.add('TENANT_ID', 'Tenant id is missing, not one, or not known');
  }

  #checkReferences(events: readonly Json[], faults: Faults): void {
    for (const event of events) {
      const linked = event['linkedEventId'];
      const isKnown =
        isBlank(linked) ||
        this.events.some(({ id, tenantId }) => id === linked && tenantId === event['tenantId']);
      if (!isKnown) faults.add('LINKED_EVENT_ID', `No event ${String(linked)} to link to`);
      for (const { coaCode } of event['amountDetails'] as Json[])
        if (this.masters.coaOf(String(event['tenantId']), String(coaCode)) === undefined)
          faults.add('COA_CODE_INVALID', `No chart of account ${String(coaCode)}`);
    }
  }

  #enrich(event: Json, sender: string): StoredEvent {
    const now = this.#now();
    const auditDetails = { createdBy: sender, createdTime: now };
    return {
      ...event,
      version: VERSION,
      id: randomUUID(),
      tenantId: String(event['tenantId']),
      sender,
      receivers: ((event['receivers'] as string[] | undefined) ?? []).slice(0, 100),
      eventType: String(event['eventType']),
      eventTime: Number(event['eventTime'] ?? now),
      ingestionTime: now,
      referenceId: String(event['referenceId']),
      linkedEventId: isBlank(event['linkedEventId']) ? null : String(event['linkedEventId']),
      amountDetails: (event['amountDetails'] as Json[]).map((line) => ({
        ...line,
        id: randomUUID(),
        amount: amountOf(line['amount']),
        coaId: this.masters.coaOf(String(event['tenantId']), String(line['coaCode']))?.['id'],
        auditDetails,
      })),
      auditDetails,
    };
  }

  #matching(criteria: Json): StoredEvent[] {
    const listed = (name: string, value: string): boolean => {
      const list = criteria[name];
      return !Array.isArray(list) || list.length === 0 || list.includes(value);
    };
    const between = (from: string, to: string, value: number): boolean =>
      (criteria[from] === undefined || value >= Number(criteria[from])) &&
      (criteria[to] === undefined || value <= Number(criteria[to]));
    return this.events.filter(
      (event) =>
        event.tenantId === criteria['tenantId'] &&
        listed('Ids', event.id) &&
        listed('referenceId', event.referenceId) &&
        (isBlank(criteria['eventType']) || event.eventType === criteria['eventType']) &&
        (isBlank(criteria['receiver']) || event.receivers.includes(String(criteria['receiver']))) &&
        between('fromEventTime', 'toEventTime', event.eventTime) &&
        between('fromIngestionTime', 'toIngestionTime', event.ingestionTime),
    );
  }

  #happen(recorded: Recorded): void {
    this.#record.append([recorded]);
    this.#apply(recorded);
  }

  #apply(recorded: Recorded): void {
    if (recorded.type === 'EVENTS') this.events.push(...recorded.events);
    else if (recorded.type === 'MASTER') this.masters.add(recorded.record);
    else this.switches = { ...NORMAL, ...recorded.switches };
  }
}

export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const fault = (code: string, message: string): Fault => ({ code, message });

/** As text with two decimals; a number by its shortest text. */
function amountOf(value: unknown): string | null {
  const paise = paiseOf(typeof value === 'number' ? String(value) : value);
  return paise === null ? null : rupeesOf(paise);
}
