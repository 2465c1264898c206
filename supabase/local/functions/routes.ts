import { Hono } from 'hono';

import type { ProjectConfig } from '../config.ts';
import { bearer, type Tokens } from '../jwt.ts';
import type { FunctionsRuntime } from './runtime.ts';

/** `/functions/v1/<name>`: the platform's checks before the function's own. */
export function functionRoutes({
  runtime,
  config,
  tokens,
}: {
  runtime: FunctionsRuntime;
  config: ProjectConfig;
  tokens: Tokens;
}): Hono {
  const app = new Hono();
  app.all('/:name{[^/]+}/*', (c) => serve(c.req.param('name'), c.req.raw));
  app.all('/:name', (c) => serve(c.req.param('name'), c.req.raw));

  const serve = async (name: string, request: Request): Promise<Response> => {
    if (!runtime.has(name)) return refuse(404, 'NOT_FOUND', 'Requested function was not found');
    const mustVerify =
      config.isOn(`functions.${name}`, 'verify_jwt', true) && request.method !== 'OPTIONS';
    if (mustVerify) {
      const token = bearer(request.headers.get('authorization'));
      if (token === null)
        return refuse(401, 'UNAUTHORIZED_NO_AUTH_HEADER', 'Missing authorization header');
      // A project key is not a token: with verify_jwt only a signed-in person's token passes, as on the platform.
      if ('fault' in (await tokens.verify(token)))
        return refuse(401, 'UNAUTHORIZED_INVALID_JWT_FORMAT', 'Invalid JWT');
    }
    return runtime.call(name, request);
  };
  return app;
}

const refuse = (status: number, code: string, message: string): Response =>
  Response.json({ code, message }, { status, headers: { 'access-control-allow-origin': '*' } });
