import { authenticateWith, serviceWith } from '../_shared/clients.ts';
import { positiveInteger, readSupabaseSettings } from '../_shared/env.ts';
import { writeJsonLine } from '../_shared/log.ts';
import { createHandler } from './handler.ts';

const settings = readSupabaseSettings((name) => Deno.env.get(name));
const TEN_MEBIBYTES = 10 * 1024 * 1024;

Deno.serve(
  createHandler({
    allowedOrigins: settings.allowedOrigins,
    authenticate: authenticateWith(settings),
    service: serviceWith(settings),
    maxBytes: positiveInteger(Deno.env.get('DOCUMENT_MAX_BYTES'), TEN_MEBIBYTES),
    log: writeJsonLine,
  }),
);
