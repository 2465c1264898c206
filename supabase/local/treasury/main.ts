/** The reference treasury as a process of its own: for tests that kill it, and for pointing a hosted project at it. */
import { serve } from '@hono/node-server';
import { parseArgs } from 'node:util';

import { Failure, runCli } from '../failure.ts';
import { treasuryServer } from './routes.ts';

runCli(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '54330' },
      data: { type: 'string', default: '.local/treasury' },
      'client-id': { type: 'string', default: 'digit-works' },
    },
  });
  const clientSecret = process.env.TREASURY_CLIENT_SECRET;
  if (!clientSecret)
    throw new Failure('TREASURY_CLIENT_SECRET is not set: give it in the environment.');
  const server = treasuryServer({
    directory: values.data,
    clientId: values['client-id'],
    clientSecret,
  });
  await new Promise<void>((resolve) => {
    serve({ fetch: server.app.fetch, port: Number(values.port), hostname: '127.0.0.1' }, (info) => {
      console.log(JSON.stringify({ port: info.port, publicKey: server.publicKey }));
      resolve();
    });
  });
});
