import type { TransitionResult } from '#domain';
import { createHandler } from '../../../supabase/functions/workflow-transition/handler.ts';
import { authenticateAs, fakeLog, fakeRpc, KEY, PAPER, post } from './fakes.ts';

export const body = {
  tenant_id: 'od.jatni',
  document_type: 'estimate',
  document_id: PAPER,
  action: 'VERIFY_AND_FORWARD',
  expected_version: 3,
  idempotency_key: KEY,
};
export const result: TransitionResult = {
  document_type: 'estimate',
  document_id: PAPER,
  number: 'ES/2026-27/000001',
  state: 'PENDING_FOR_TECHNICAL_SANCTION',
  version: 4,
  from_state: 'PENDING_FOR_VERIFICATION',
  action: 'VERIFY_AND_FORWARD',
  moved_at: '2026-11-23T10:00:00Z',
  replayed: false,
};

/** The transition handler over a fake database. */
export function setUp(
  transition: (args: Readonly<Record<string, unknown>>) => unknown = () => result,
) {
  const database = fakeRpc({ transition });
  const { lines, log } = fakeLog();
  const handler = createHandler({
    allowedOrigins: ['*'],
    authenticate: authenticateAs(database.rpc),
    log,
  });
  const send = (payload: unknown, headers?: Record<string, string>) =>
    handler(post(typeof payload === 'string' ? payload : JSON.stringify(payload), headers));
  return { database, lines, handler, send };
}
