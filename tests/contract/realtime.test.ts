import type { RealtimeChannel } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { client, JE_JATNI, person, project } from './support/project.ts';

const clients: ReturnType<typeof client>[] = [];
afterAll(() => Promise.all(clients.map((one) => one.removeAllChannels())));

/** A private channel of a person, and how its subscription ended up. */
async function join(
  email: string,
  topic: string,
): Promise<{ channel: RealtimeChannel; status: string; reason: string }> {
  const own = client();
  clients.push(own);
  await own.realtime.setAuth((await person(email)).token);
  const channel = own.channel(topic, { config: { private: true } });
  return new Promise((resolve) => {
    channel.subscribe((status, error) =>
      resolve({ channel, status, reason: error?.message ?? '' }),
    );
  });
}

describe('private channels', () => {
  it('who may read the topic is subscribed', async () => {
    expect((await join(JE_JATNI, 'tenant:od.jatni')).status).toBe('SUBSCRIBED');
  });

  it('correction: row-level security on realtime.messages refuses the others', async () => {
    const { status, reason } = await join(JE_JATNI, 'tenant:od.dhenkanal');
    expect(status).toBe('CHANNEL_ERROR');
    expect(reason).toContain('Unauthorized');
  });

  it('correction: a refreshed token is a new question: who may not read any more is put out', async () => {
    const { channel, status } = await join(JE_JATNI, 'tenant:od.jatni');
    expect(status).toBe('SUBSCRIBED');
    const own = clients.at(-1);
    await own?.realtime.setAuth((await person('je.dhenkanal@demo.digit.example')).token);
    await expect.poll(() => channel.state as string, { timeout: 10_000 }).not.toBe('joined');
  });

  it('a heartbeat is answered, in both versions of the protocol', async () => {
    for (const [version, beat] of [
      ['1.0.0', JSON.stringify({ topic: 'phoenix', event: 'heartbeat', payload: {}, ref: '1' })],
      ['2.0.0', JSON.stringify([null, '1', 'phoenix', 'heartbeat', {}])],
    ] as const) {
      const url = `${project.url.replace(/^http/, 'ws')}/realtime/v1/websocket?apikey=${project.publishableKey}&vsn=${version}`;
      const socket = new WebSocket(url);
      const answer = await new Promise<string>((resolve, reject) => {
        socket.on('open', () => socket.send(beat));
        socket.on('message', (data: Buffer) => resolve(data.toString()));
        socket.on('error', reject);
      });
      socket.close();
      expect(answer).toContain('"phx_reply"');
      expect(answer).toContain('"status":"ok"');
    }
  });

  it('without a key there is no connection', async () => {
    const socket = new WebSocket(
      `${project.url.replace(/^http/, 'ws')}/realtime/v1/websocket?vsn=1.0.0`,
    );
    const refused = await new Promise<boolean>((resolve) => {
      socket.on('error', () => resolve(true));
      socket.on('open', () => resolve(false));
    });
    expect(refused).toBe(true);
  });
});

describe.runIf(project.local)('broadcast from the database', () => {
  it('correction: realtime.send reaches the topic and no other, also beyond the size of a notification', async () => {
    const own = client();
    clients.push(own);
    await own.realtime.setAuth((await person(JE_JATNI)).token);
    const channel = own.channel('tenant:od.jatni', { config: { private: true } });
    const heard: { event: string; payload: Record<string, unknown> }[] = [];
    const sql = postgres(project.local?.databaseUrl ?? '', { max: 1 });
    const done = new Promise<void>((resolve) => {
      channel.on('broadcast', { event: '*' }, (message) => {
        heard.push({
          event: message.event,
          payload: message['payload'] as Record<string, unknown>,
        });
        if (message.event === 'last') resolve();
      });
    });
    await new Promise((resolve) => channel.subscribe(resolve));
    await sql`select realtime.send('{"secret": true}', 'other', 'tenant:od.dhenkanal', true)`;
    await sql`select realtime.send(jsonb_build_object('text', repeat('x', 20000)), 'large', 'tenant:od.jatni', true)`;
    await sql`select realtime.send('{"state": "APPROVED"}', 'last', 'tenant:od.jatni', true)`;
    await done;
    await sql.end();
    expect(heard.map(({ event }) => event)).toEqual(['large', 'last']);
    expect(heard[0]?.payload['text']).toHaveLength(20_000);
    expect(heard[1]?.payload).toMatchObject({
      state: 'APPROVED',
      id: expect.any(String) as string,
    });
  });
});
