import type postgres from 'postgres';

import { draftedEstimate, forward, JATNI, move, person, type Saved } from './papers.ts';
import type { Scope } from './scope.ts';

type Json = postgres.JSONValue;
type Query = postgres.TransactionSql;

export interface Tender {
  id: string;
  number: string | null;
  version: number;
  estimate: Saved;
  lines: { id: string; quantity: string; rate: string }[];
  criteria: string[];
}

export const CRITERIA = ['Registration certificate', 'Three similar works'];

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

export const tenderDraft = (estimates: string[], changes: Record<string, Json> = {}) => ({
  name: 'Covered drain package',
  envelopes: 'TWO',
  contractor_class_code: 'OPEN',
  emd_rule: 'PERCENTAGE',
  emd_value: '2',
  bids_close_at: inDays(10),
  opens_at: inDays(11),
  validity_days: '90',
  completion_days: '120',
  defect_liability_days: '365',
  estimate_ids: estimates,
  criteria: CRITERIA.map((name) => ({ name })),
  ...changes,
});

export async function saveTender(
  q: Query,
  draft: Record<string, Json>,
  version: number | null = null,
): Promise<Saved> {
  const [row] = await q`select public.save_tender(${JATNI}, ${q.json(draft)}, ${version}) as saved`;
  return (row as { saved: Saved }).saved;
}

/** Steps of the paper, each by its own officer; the scope then acts as the last of them. */
export async function moveTender(
  scope: Scope,
  tender: { id: string; version: number },
  ...steps: [who: string, action: string][]
): Promise<{ number: string | null; version: number }> {
  let { version } = tender;
  let number: string | null = null;
  for (const [who, action] of steps) {
    await scope.as(person(who));
    ({ version, number } = await move(scope.sql, tender.id, { type: 'tender', action, version }));
  }
  return { number, version };
}

export async function draftedTender(
  scope: Scope,
  changes: Record<string, Json> = {},
): Promise<Tender> {
  const { estimate } = await draftedEstimate(scope);
  await forward(scope, estimate, 4);
  await scope.as(person('coord'));
  const saved = await saveTender(scope.sql, tenderDraft([estimate.id], changes));
  const lines =
    await scope.sql`select id, quantity, rate from public.tender_lines where tender_id = ${saved.id} order by ordinal`;
  const criteria =
    await scope.sql`select id from public.tender_criteria where tender_id = ${saved.id} order by ordinal`;
  return {
    ...saved,
    estimate,
    lines: lines as unknown as Tender['lines'],
    criteria: criteria.map((row) => row['id'] as string),
  };
}

export async function publishedTender(
  scope: Scope,
  changes: Record<string, Json> = {},
): Promise<Tender> {
  const tender = await draftedTender(scope, changes);
  const moved = await moveTender(
    scope,
    tender,
    ['coord', 'SUBMIT'],
    ['eo', 'APPROVE'],
    ['coord', 'PUBLISH'],
  );
  return { ...tender, ...moved };
}

/** The organisation of a demo contractor. */
export async function contractor(scope: Scope, n: number): Promise<string> {
  await scope.as(null);
  const [row] =
    await scope.sql`select organisation_id as id from public.memberships where invited_email = ${person(`contractor${n}`)}`;
  return (row as { id: string }).id;
}

export const bidOf = (tender: Tender, rates: string[], changes: Record<string, Json> = {}) => ({
  lines: tender.lines.map((line, index) => ({
    tender_line_id: line.id,
    rate: rates[index] ?? '1',
  })),
  answers: tender.criteria.map((id) => ({ criterion_id: id, text: 'Attached' })),
  emd: {
    instrument: 'BANK_GUARANTEE',
    number: 'BG-77',
    bank: 'State Bank',
    valid_until: inDays(200).slice(0, 10),
  },
  ...changes,
});

export interface Receipt {
  bid_id: string;
  hash: string;
  nonce: string;
  submission_count: number;
}

/** Registers a demo contractor and seals a bid; the scope then acts as that contractor. */
export async function bid(
  scope: Scope,
  tender: Tender,
  n: number,
  rates: string[],
  changes: Record<string, Json> = {},
): Promise<Receipt> {
  const organisation = await contractor(scope, n);
  await scope.as(person(`contractor${n}`));
  await scope.sql`select public.register_interest(${JATNI}, ${tender.id}, ${organisation})`;
  const [row] =
    await scope.sql`select public.submit_bid(${JATNI}, ${tender.id}, ${organisation}, ${scope.sql.json(bidOf(tender, rates, changes))}) as receipt`;
  return (row as { receipt: Receipt }).receipt;
}

/** Lets the closing and the opening time pass. */
export async function pass(scope: Scope, tender: Tender): Promise<void> {
  await scope.as(null);
  await scope.sql`update public.tenders set bids_close_at = clock_timestamp() - interval '2 hours',
    opens_at = clock_timestamp() - interval '1 hour' where id = ${tender.id}`;
}

export const openBids = (q: Query, tender: Tender) =>
  q`select public.open_bids(${JATNI}, ${tender.id}) as opened`;

/** Two officers open together. */
export async function opened(scope: Scope, tender: Tender): Promise<void> {
  for (const who of ['me', 'acct']) {
    await scope.as(person(who));
    await openBids(scope.sql, tender);
  }
}

export async function judge(
  q: Query,
  tender: Tender,
  bidId: string,
  isResponsive: boolean,
  text: string | null = null,
): Promise<void> {
  const criteria = tender.criteria.map((id) => ({ criterion_id: id, is_met: isResponsive }));
  await q`select public.judge_bid(${JATNI}, ${bidId}, ${isResponsive}, ${text}, ${q.json(criteria)})`;
}

export async function versionOf(scope: Scope, id: string): Promise<number> {
  await scope.as(null);
  const [row] =
    await scope.sql`select version from public.workflow_instances where document_id = ${id}`;
  return (row as { version: number }).version;
}

/** Three bids, judged responsive, prices opened, the lowest recommended. */
export async function recommendedTender(
  scope: Scope,
  rates: [string[], string[], string[]],
): Promise<{ tender: Tender; receipts: Receipt[] }> {
  const tender = await publishedTender(scope);
  const receipts: Receipt[] = [];
  for (const [index, own] of rates.entries())
    receipts.push(await bid(scope, tender, index + 1, own));
  await pass(scope, tender);
  await opened(scope, tender);
  await scope.as(person('ae'));
  for (const { bid_id } of receipts) await judge(scope.sql, tender, bid_id, true);
  const version = await versionOf(scope, tender.id);
  await moveTender(scope, { id: tender.id, version }, ['ae', 'COMPLETE_TECHNICAL_EVALUATION']);
  await opened(scope, tender);
  return { tender, receipts };
}
