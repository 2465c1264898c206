import { describe, expect, it } from 'vitest';

import { project } from './support/project.ts';

/** Served by the local stack alone: a hosted project talks to the real ones. */
describe.skipIf(project.local === null)('the reference servers of the local stack', () => {
  it.each([
    ['/local/treasury', 'Reference treasury'],
    ['/local/ifix', 'Reference fiscal event exchange'],
  ])('%s shows its book and runs no script', async (path, title) => {
    const answer = await fetch(project.url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain(`<h1>${title}</h1>`);
  });

  it('the treasury knows nobody without its secret', async () => {
    const answer = await fetch(`${project.url}/local/treasury/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: 'digit-works', clientSecret: '', appKey: '' }),
    });
    expect(answer.status).toBe(401);
  });

  it('breaks a connection off when it is told to be silent, and comes back', async () => {
    const set = (down: string): Promise<Response> =>
      fetch(`${project.url}/local/treasury/switches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ down }),
      });
    await set('silent');
    try {
      await expect(
        fetch(`${project.url}/local/treasury/authenticate`, { method: 'POST', body: '{}' }),
      ).rejects.toThrow();
    } finally {
      await set('no');
    }
    expect((await fetch(`${project.url}/local/treasury/ledger.json`)).status).toBe(200);
  });
});
