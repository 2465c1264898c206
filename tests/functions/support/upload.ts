import { createHandler } from '../../../supabase/functions/document-upload/handler.ts';
import { authenticateAs, DOCUMENT, fakeLog, fakeRpc, fakeService, OWNER } from './fakes.ts';

/** The upload handler over fakes, and the form a browser would send it. */
export const PATH = `od.jatni/estimate/${OWNER}/${DOCUMENT}/plan.pdf`;
const fields = {
  tenant_id: 'od.jatni',
  owner_type: 'estimate',
  owner_id: OWNER,
  kind: 'DETAILED_ESTIMATE',
};

interface Options {
  readonly begin?: () => unknown;
  readonly accept?: () => unknown;
  readonly discard?: () => unknown;
  readonly upload?: () => Promise<void>;
  readonly maxBytes?: number;
}

export function setUp(options: Options = {}) {
  const asCaller = fakeRpc({
    begin_document: options.begin ?? (() => ({ id: DOCUMENT, bucket: 'documents', path: PATH })),
    discard_document: options.discard ?? (() => PATH),
  });
  const asService = fakeRpc({ accept_document: options.accept ?? (() => null) });
  const { service, stored } = fakeService(asService.rpc, options.upload);
  const { lines, log } = fakeLog();
  const handler = createHandler({
    allowedOrigins: ['*'],
    authenticate: authenticateAs(asCaller.rpc),
    service,
    maxBytes: options.maxBytes ?? 100_000,
    log,
  });
  return { handler, asCaller, asService, stored, lines };
}

export function form(
  content: Uint8Array<ArrayBuffer> | null,
  name = 'plan.pdf',
  changes: Record<string, string | null> = {},
): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries<string | null>({ ...fields, ...changes }))
    if (value !== null) data.set(field, value);
  if (content) data.set('file', new File([content], name, { type: 'text/html' }));
  return data;
}
