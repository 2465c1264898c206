import { isServiceRequest, serviceWith } from '../_shared/clients.ts';
import { positiveInteger, readSupabaseSettings } from '../_shared/env.ts';
import { writeJsonLine } from '../_shared/log.ts';
import { httpEmailGateway } from './email.ts';
import { createHandler } from './handler.ts';

const settings = readSupabaseSettings((name) => Deno.env.get(name));

Deno.serve(
  createHandler({
    allowedOrigins: settings.allowedOrigins,
    isAllowed: (request) => isServiceRequest(request, settings.secretKeys),
    rpc: serviceWith(settings).rpc,
    email: httpEmailGateway({
      url: Deno.env.get('EMAIL_GATEWAY_URL'),
      token: Deno.env.get('EMAIL_GATEWAY_TOKEN'),
      appUrl: Deno.env.get('APP_URL'),
      timeoutMs: positiveInteger(Deno.env.get('EMAIL_GATEWAY_TIMEOUT_MS'), 10_000),
    }),
    budgetMs: 20_000,
    now: () => performance.now(),
    log: writeJsonLine,
  }),
);
