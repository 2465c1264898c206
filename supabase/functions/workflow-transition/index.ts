import { authenticateWith } from '../_shared/clients.ts';
import { readSupabaseSettings } from '../_shared/env.ts';
import { writeJsonLine } from '../_shared/log.ts';
import { createHandler } from './handler.ts';

const settings = readSupabaseSettings((name) => Deno.env.get(name));

Deno.serve(
  createHandler({
    allowedOrigins: settings.allowedOrigins,
    authenticate: authenticateWith(settings),
    log: writeJsonLine,
  }),
);
