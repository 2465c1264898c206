import type postgres from 'postgres';

import { bookDraft, saveBook, today } from './measuring.ts';
import { OWN, orderAt, step, type Draft } from './orders.ts';
import { JATNI, person, type Saved } from './papers.ts';
import type { Scope } from './scope.ts';

/** The officer in charge answers the kick-off checklist and hands the site over. */
export async function handOver(scope: Scope, orderId: string): Promise<void> {
  const day = await today(scope.sql);
  const answers: Draft[] = [
    ...['SITE_HANDED_OVER', 'FIRST_AID', 'REST_SHADE', 'DRINKING_WATER'].map((code) => ({
      question_code: code,
      answer: 'YES',
    })),
    { question_code: 'PROJECT_START', answer: day },
  ];
  await scope.as(person('je'));
  await scope.sql`select public.answer_kickoff(${JATNI}, ${orderId}, ${scope.sql.json(answers)}, ${day}::date)`;
  // Ten days later: each book has a period of its own.
  await scope.as(null);
  await scope.sql`update public.work_orders set issued_on = issued_on - 10, starts_on = starts_on - 10, handed_over_on = handed_over_on - 10 where id = ${orderId}`;
}

export async function linesOf(scope: Scope, orderId: string): Promise<[string, string]> {
  await scope.as(null);
  const rows =
    await scope.sql`select id from public.work_order_lines where work_order_id = ${orderId} and is_live and category <> 'OVERHEAD' order by ordinal`;
  const [first = '', second = ''] = rows.map((row) => (row as unknown as { id: string }).id);
  return [first, second];
}

/** A book of the engineer, verified and approved by the two others. */
export async function measure(
  scope: Scope,
  order: { id: string; projectId: string },
  quantities: [string, string | null],
  daysAgo = 0,
): Promise<Saved> {
  const day = await today(scope.sql, -daysAgo);
  const lines = await linesOf(scope, order.id);
  await scope.as(person('je'));
  const book = await saveBook(
    scope.sql,
    await bookDraft(scope.sql, { ...order, lines }, quantities, { measured_on: day, to_on: day }),
  );
  await step(scope, person('je'), book.id, 'SUBMIT', undefined, 'measurement');
  await step(scope, person('me'), book.id, 'VERIFY_AND_FORWARD', undefined, 'measurement');
  return step(scope, person('eo'), book.id, 'APPROVE', undefined, 'measurement');
}

export async function closureDraft(
  scope: Scope,
  orderId: string,
  changes: Draft = {},
): Promise<Draft> {
  const day = await today(scope.sql);
  return {
    work_order_id: orderId,
    completed_on: day,
    answers: [
      { question_code: 'LABOUR_END', answer: day },
      { question_code: 'MUSTERS_SUBMITTED', answer: 'YES' },
      { question_code: 'FINAL_BILL', answer: 'YES' },
      { question_code: 'HANDED_OVER', answer: 'YES' },
    ],
    ratings: ['QUALITY', 'TIME', 'LABOUR_CARE', 'RECORDS'].map((code) => ({
      criterion_code: code,
      score: '4',
    })),
    assets: [{ name: 'Drain of Gajapati Nagar', class_code: 'DRAIN', cost: '11000' }],
    ...changes,
  };
}

export async function saveClosure(
  sql: postgres.TransactionSql,
  draft: Draft,
  version?: number,
): Promise<Saved> {
  const [row] =
    await sql`select public.save_closure(${JATNI}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

/** A photograph of the finished site, as an upload would leave it. */
export async function photographEnd(scope: Scope, id: string): Promise<void> {
  await scope.as(null);
  await scope.sql`insert into public.documents (tenant_id, id, owner_type, owner_id, kind_code, name, file_name, mime, size_bytes, sha256, storage_path, status,
      uploaded_by, uploaded_by_name)
    select ${JATNI}, private.uuid_v7(), 'closure', ${id}, 'SITE_PHOTO', 'Site', 'site.jpg', 'image/jpeg', 1000, repeat('0', 64), 'x/' || ${id}, 'ACCEPTED',
      created_by, created_by_name from public.closures where id = ${id}`;
}

/** The closure of an order, from its draft to its approval; answers the last move. */
export async function close(scope: Scope, orderId: string): Promise<Saved> {
  await scope.as(person('je'));
  const saved = await saveClosure(scope.sql, await closureDraft(scope, orderId));
  await photographEnd(scope, saved.id);
  await step(scope, person('je'), saved.id, 'SUBMIT', undefined, 'closure');
  await step(scope, person('me'), saved.id, 'VERIFY_AND_FORWARD', undefined, 'closure');
  return step(scope, person('eo'), saved.id, 'APPROVE', undefined, 'closure');
}

/** A work that was measured in full and handed over: ready to be closed. */
export async function finishedWork(
  scope: Scope,
): Promise<{ project: Saved; estimate: Saved; order: Saved }> {
  const made = await orderAt(scope, 3);
  await step(scope, OWN, made.order.id, 'ACCEPT');
  await handOver(scope, made.order.id);
  await measure(scope, { id: made.order.id, projectId: made.project.id }, ['11.25', '3'], 3);
  return made;
}
