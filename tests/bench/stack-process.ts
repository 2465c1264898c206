/** The local stack in a process of its own, so that its memory and its work are not those of the bench. */
import path from 'node:path';

import { startStack } from '../../supabase/local/stack.ts';
import type { StackAddress } from './stack.ts';

const [dataDir = ''] = process.argv.slice(2);
const stack = await startStack({
  dataDir,
  seed: 'demo',
  functions: true,
  serveApp: path.resolve(import.meta.dirname, '..', '..', 'dist'),
  logLevel: 'silent',
});
const address: StackAddress = {
  url: stack.url,
  publishableKey: stack.publishableKey,
  databaseUrl: stack.dbUrl,
  adminUrl: stack.database.adminUrl,
};
// Also when the bench is killed: nothing is left running.
process.once('disconnect', () => void stack.stop().then(() => process.exit(0)));
process.send?.(address);
