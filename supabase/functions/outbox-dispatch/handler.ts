import type { Rpc } from '../_shared/clients.ts';
import { endpoint, json } from '../_shared/http.ts';
import type { EndpointOptions, RequestContext } from '../_shared/http.ts';
import { describeCause } from '../_shared/log.ts';
import { Problem } from '../_shared/problem.ts';
import { readEmail } from './email.ts';
import type { EmailGateway } from './email.ts';

export interface DispatchDependencies extends Omit<EndpointOptions, 'name'> {
  /** True when the request comes from the project's own schedule, with a secret key. */
  readonly isAllowed: (request: Request) => Promise<boolean>;
  readonly rpc: Rpc;
  readonly email: EmailGateway;
  /** Milliseconds after which no further batch is claimed. */
  readonly budgetMs: number;
  readonly now: () => number;
}

interface Message {
  readonly tenant_id: string;
  readonly id: number | string;
  readonly topic: string;
  readonly payload: unknown;
}

interface Counts {
  claimed: number;
  delivered: number;
  failed: number;
  /** Delivered, but not recorded: they will be sent again when their lock ends. */
  unrecorded: number;
}

const BATCH = 20;
const LOCK_SECONDS = 120;
/** Rates that one transaction of a revision sets. */
const REVISION_BATCH = 100;

/**
 * Sends what the outbox holds and runs the escalations, acceptance dates, reminders of securities, supervision bills and rate revisions that are due;
 * called by a schedule with a secret key. Answers `{escalated, due, reminded, supervised, revised, claimed, delivered, failed, unrecorded}`. The database hands out at most one message of a paper
 * at a time, so that the batch may go out side by side and a paper's messages still leave in order. A message is
 * recorded after it was sent: a crash in between sends it twice (at least once), under the same idempotency key.
 */
export function createHandler(deps: DispatchDependencies): (request: Request) => Promise<Response> {
  return endpoint({ ...deps, name: 'outbox-dispatch' }, async (request, context) => {
    if (!(await deps.isAllowed(request)))
      throw new Problem(403, 'NOT_PERMITTED', { cause: 'no secret key' });
    const deadline = deps.now() + deps.budgetMs;
    const escalated = await runJob(deps, 'run_escalations', context);
    const due = await runJob(deps, 'run_acceptance_dates', context);
    const reminded = await runJob(deps, 'remind_expiring_securities', context);
    const supervised = await runJob(deps, 'run_supervision_bills', context);
    const counts: Counts = { claimed: 0, delivered: 0, failed: 0, unrecorded: 0 };
    while (deps.now() < deadline) {
      const messages = (await deps.rpc('claim_outbox_messages', {
        p_limit: BATCH,
        p_lock_seconds: LOCK_SECONDS,
      })) as readonly Message[];
      counts.claimed += messages.length;
      await Promise.all(messages.map((message) => dispatch(deps, message, counts, context)));
      // An unrecorded message stays locked; going on would hammer a database that is in trouble.
      if (messages.length === 0 || counts.unrecorded > 0) break;
    }
    const revised = await revise(deps, deadline, context);
    return json({ escalated, due, reminded, supervised, revised, ...counts });
  });
}

/** Such a job enqueues messages, hence first; its failure must not keep other mail from leaving. */
async function runJob(
  deps: DispatchDependencies,
  name: string,
  context: RequestContext,
): Promise<number | null> {
  try {
    return Number(await deps.rpc(name, {}));
  } catch (error) {
    context.cause = `${name}: ${describeCause(error)}`;
    return null;
  }
}

/** Works on the rate revisions that are due, a batch at a time, after the mail; answers how many items it worked on. */
async function revise(
  deps: DispatchDependencies,
  deadline: number,
  context: RequestContext,
): Promise<number | null> {
  let revised = 0;
  try {
    while (deps.now() < deadline) {
      const done = Number(await deps.rpc('run_rate_revisions', { p_limit: REVISION_BATCH }));
      revised += done;
      if (done === 0) break;
    }
    return revised;
  } catch (error) {
    context.cause = `rate revisions: ${describeCause(error)}`;
    return null;
  }
}

async function dispatch(
  deps: DispatchDependencies,
  message: Message,
  counts: Counts,
  context: RequestContext,
): Promise<void> {
  const key = { p_tenant_id: message.tenant_id, p_id: message.id };
  const reason = await deliver(deps, message);
  try {
    if (reason === null) {
      await deps.rpc('complete_outbox_message', key);
      counts.delivered += 1;
    } else {
      await deps.rpc('fail_outbox_message', { ...key, p_error: reason });
      counts.failed += 1;
    }
  } catch (error) {
    counts.unrecorded += 1;
    context.cause = `message ${message.id}: ${describeCause(error)}`;
  }
}

/** Null when the message left, else why it did not. */
async function deliver(deps: DispatchDependencies, message: Message): Promise<string | null> {
  try {
    switch (message.topic) {
      case 'email':
        await deps.email.send(
          readEmail(message.payload),
          `outbox-${message.tenant_id}-${message.id}`,
        );
        return null;
      default:
        return `Nothing delivers the topic ${message.topic}`;
    }
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : 'Delivery failed';
  }
}
