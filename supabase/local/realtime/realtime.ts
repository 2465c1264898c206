import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import postgres from 'postgres';
import { WebSocketServer } from 'ws';

import { identify, type Keys } from '../caller.ts';
import type { Tokens } from '../jwt.ts';
import { Connection } from './channels.ts';

export type Realtime = {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
};

const CLEAN_UP_EVERY = 3_600_000;

/** Realtime's websocket: broadcasts that the database sends, on private topics, to those whom row-level security lets. */
export async function startRealtime(options: {
  adminUrl: string;
  keys: Keys;
  tokens: Tokens;
}): Promise<Realtime> {
  const { adminUrl, keys, tokens } = options;
  const sql = postgres(adminUrl, { max: 4, onnotice: () => undefined });
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  const connections = new Set<Connection>();

  // One after the other: the order of commits is the order in which clients hear of them.
  let delivering: Promise<unknown> = Promise.resolve();
  await sql.listen('local_realtime', (id) => {
    delivering = delivering
      .then(async () => {
        const [message] = await sql<
          { id: string; topic: string; event: string; payload: Record<string, unknown> }[]
        >`
          select id, topic, event, payload from realtime.messages where id = ${id}`;
        if (message !== undefined)
          for (const connection of connections) connection.deliver(message);
      })
      .catch((error: unknown) => console.error('realtime:', error));
  });
  const cleanUp = async (): Promise<void> => {
    await sql`delete from realtime.messages where inserted_at < now() - interval '3 days'`;
  };
  await cleanUp();
  const cleaning = setInterval(() => void cleanUp().catch(console.error), CLEAN_UP_EVERY);

  return {
    upgrade: (request, socket, head) => {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
      void identify(new Headers({ apikey: query.get('apikey') ?? '' }), keys, tokens).then(
        (caller) => {
          if ('fault' in caller) {
            socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
            return;
          }
          server.handleUpgrade(request, socket, head, (client) => {
            const connection = new Connection(
              client,
              query.get('vsn')?.startsWith('2') ? 2 : 1,
              sql,
              tokens,
            );
            connections.add(connection);
            client.on('close', () => connections.delete(connection));
          });
        },
      );
    },
    close: async () => {
      clearInterval(cleaning);
      for (const client of server.clients) client.terminate();
      server.close();
      await sql.end({ timeout: 1 });
    },
  };
}
