import { FieldReader } from '../_shared/body.ts';
import type { Authenticate } from '../_shared/clients.ts';
import { endpoint, json, readJson } from '../_shared/http.ts';
import type { EndpointOptions } from '../_shared/http.ts';

export interface TransitionDependencies extends Omit<EndpointOptions, 'name'> {
  readonly authenticate: Authenticate;
}

/** The longest comment, in characters; the SQL function has the same limit. */
const MAX_COMMENT = 2000;
const MAX_LIST = 20;

/**
 * Moves a paper by one action. Body: `{tenant_id, document_type, document_id, action, expected_version,
 * idempotency_key, comment?, assignee_ids?, document_ids?}`; answers the SQL function's `TransitionResult`, with
 * `replayed: true` when the same key had been answered before. All rules live in that function: this one checks shape,
 * carries the caller's own session, and turns refusals into problem documents (403, 404, 409, 422).
 */
export function createHandler(
  deps: TransitionDependencies,
): (request: Request) => Promise<Response> {
  return endpoint({ ...deps, name: 'workflow-transition' }, async (request, context) => {
    const caller = await deps.authenticate(request);
    context.user = caller.userId;
    const fields = new FieldReader(await readJson(request));
    const args = {
      p_tenant_id: fields.tenant('tenant_id'),
      p_document_type: fields.text('document_type', /^[a-z][a-z_]{1,40}$/),
      p_document_id: fields.uuid('document_id'),
      p_action: fields.text('action', /^[A-Z][A-Z_]{1,60}$/, 'WORK_FLOW.ACTION'),
      p_expected_version: fields.integer('expected_version', 0, 2_147_483_647),
      p_idempotency_key: fields.uuid('idempotency_key'),
      p_comment: fields.optionalText('comment', MAX_COMMENT),
      p_assignee_ids: fields.uuids('assignee_ids', MAX_LIST),
      p_document_ids: fields.uuids('document_ids', MAX_LIST),
      p_request_id: context.requestId,
    };
    context.tenant = args.p_tenant_id || null;
    fields.finish();
    return json(await caller.rpc('transition', args));
  });
}
