#!/usr/bin/env node
/** `npm start` and its kin: prepares, then hands over to the local stack, which ends its children itself. */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { buildIfStale, installIfNeeded, quietEnvironment, requireNode, root } from './prepare.mjs';

const args = process.argv.slice(2);
requireNode();
installIfNeeded();
if (!args.includes('--dev') && !args.includes('--reset-only')) buildIfStale();

const stack = spawn(
  process.execPath,
  ['--import', 'tsx', path.join('supabase', 'local', 'main.ts'), ...args],
  {
    cwd: root,
    stdio: 'inherit',
    env: quietEnvironment,
  },
);
// Ctrl-C reaches both processes; the child decides when all is stopped. A signal sent to this one is passed on.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => stack.kill(signal));
stack.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
