import { describe, expect, it } from 'vitest';

import { call, JE_JATNI, person, project } from './support/project.ts';

describe('edge functions', () => {
  it('a function that checks tokens refuses a call without one, and a project key in its place', async () => {
    const none = await call('/functions/v1/workflow-transition', { body: {}, key: null });
    expect(none.status).toBe(401);
    const key = await call('/functions/v1/workflow-transition', {
      body: {},
      token: project.publishableKey,
    });
    expect(key.status).toBe(401);
  });

  it('a preflight reaches the function without a token', async () => {
    const answer = await call('/functions/v1/workflow-transition', {
      method: 'OPTIONS',
      key: null,
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).not.toBeNull();
  });

  it('a signed-in person reaches the function, which answers with its own problem document', async () => {
    const { token } = await person(JE_JATNI);
    const { status, body, headers } = await call('/functions/v1/workflow-transition', {
      body: {},
      token,
    });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('a function without the check is reached with the secret key alone, and refuses everyone else itself', async () => {
    const service = await call('/functions/v1/outbox-dispatch', {
      body: {},
      token: project.secretKey,
    });
    expect(service.status).toBe(200);
    const { token } = await person(JE_JATNI);
    expect(
      (await call('/functions/v1/outbox-dispatch', { body: {}, token })).status,
    ).toBeGreaterThanOrEqual(401);
  });

  it('an unknown function is 404', async () => {
    const { status, body } = await call('/functions/v1/no-such-function', { body: {} });
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'NOT_FOUND' });
  });
});
