#!/usr/bin/env node
/** `npm run bench`: measures what `npm start` would serve; the arguments are those of tests/bench/run.ts. */
import path from 'node:path';

import { buildIfStale, installIfNeeded, requireNode, run } from './prepare.mjs';

requireNode();
installIfNeeded();
buildIfStale();
const program = path.join('tests', 'bench', 'run.ts');
process.exitCode = run(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)]);
