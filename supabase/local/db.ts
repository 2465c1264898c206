/** `tsx supabase/local/db.ts up --data-dir <dir> --port <n> [--fresh] [--seed none|reference|demo]`: only the database. */
import { parseArgs } from 'node:util';

import { removeData, startDatabase } from './database.ts';
import { Failure, runCli } from './failure.ts';
import type { SeedLevel } from './migrate.ts';
import { endLeftover } from './postgres.ts';

runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'data-dir': { type: 'string', default: '.local' },
      port: { type: 'string', default: '54322' },
      fresh: { type: 'boolean', default: false },
      seed: { type: 'string', default: 'demo' },
      fast: { type: 'boolean', default: false },
    },
  });
  const dataDir = values['data-dir'];
  if (positionals[0] === 'down') {
    await endLeftover(dataDir);
    return;
  }
  if (positionals[0] !== 'up' || !['none', 'reference', 'demo'].includes(values.seed)) {
    throw new Failure(
      'Usage: db.ts up|down [--data-dir <dir>] [--port <n>] [--fresh] [--fast] [--seed none|reference|demo]',
    );
  }
  if (values.fresh) {
    await endLeftover(dataDir);
    removeData(dataDir);
  }
  const database = await startDatabase({
    dataDir,
    port: Number(values.port),
    seed: values.seed as SeedLevel,
    durable: !values.fast,
    onProgress: console.log,
  });
  console.log(`${database.url}\nsuperuser: ${database.adminUrl}\nCtrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void database.stop().then(() => process.exit(0)));
  }
});
