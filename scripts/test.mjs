#!/usr/bin/env node
/**
 * `npm test`: everything that must hold, in the order in which it is cheap to fail. Ends with `N passed, N failed`.
 * `--only <step>` runs one step (and the build before the end-to-end tests).
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { installIfNeeded, quietEnvironment, requireNode, root } from './prepare.mjs';

const MAX_WORKERS = 2;
const bin = (name) => path.join(root, 'node_modules', name);
const vite = bin('vite/bin/vite.js');

/** A step is a Node program; one with `projects` is a Vitest run, whose test cases are counted one by one. */
const STEPS = [
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '.'] },
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'unused', args: [bin('knip/bin/knip.js')] },
  {
    name: 'db:types',
    args: ['--import', 'tsx', path.join('supabase', 'local', 'generate-types.ts'), '--check'],
  },
  { name: 'unit', projects: ['web', 'domain', 'functions'] },
  { name: 'db', projects: ['db'] },
  { name: 'contract', projects: ['contract'] },
  { name: 'build', args: [vite, 'build', '--logLevel', 'warn'] },
  { name: 'e2e', projects: ['e2e'] },
];

/** Runs a Node program in the repository; answers its exit code and what it printed. */
function runNode(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...quietEnvironment, CI: '1' },
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }),
    );
    running = child;
  });
}
let running = null;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 10_000).unref();
  });
}

/** A Vitest run: its cases, and one failure more when the run failed outside any case. */
async function runVitest(projects) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'digit-test-')), 'report.json');
  const { code, output } = await runNode([
    bin('vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    `--maxWorkers=${MAX_WORKERS}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counted = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : {};
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = counted;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, output };
}

async function runStep({ args, projects }) {
  if (projects !== undefined) return runVitest(projects);
  const { code, output } = await runNode(args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

requireNode();
installIfNeeded();
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt === -1 ? null : process.argv[onlyAt + 1];
const wanted = only === 'e2e' ? ['build', 'e2e'] : [only];
const steps = STEPS.filter(({ name }) => only === null || wanted.includes(name));

const total = { passed: 0, failed: 0 };
for (const step of steps) {
  const started = Date.now();
  const { passed, failed, output } = await runStep(step);
  total.passed += passed;
  total.failed += failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  if (failed > 0 || only !== null) console.log(output.trimEnd());
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
