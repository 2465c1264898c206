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
const format = { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '.'] };
const lint = { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.'] };
const types = { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] };
const unused = { name: 'unused', args: [bin('knip/bin/knip.js')] };
const databaseTypes = {
  name: 'db:types',
  args: ['--import', 'tsx', path.join('supabase', 'local', 'generate-types.ts'), '--check'],
};
const unit = { name: 'unit', projects: ['web', 'domain', 'functions'] };
const database = { name: 'db', projects: ['db'] };
const contract = { name: 'contract', projects: ['contract'] };
const build = { name: 'build', args: [vite, 'build', '--logLevel', 'warn'] };
const flows = { name: 'e2e', projects: ['e2e'] };
const pages = { name: 'pages', projects: ['pages'] };

/** One phase after the other; the lanes of a phase run side by side, as each keeps one core busy. */
const PHASES = [
  [[lint], [format, types, unused, databaseTypes, unit]],
  [[database], [contract, build]],
  [[flows], [pages]],
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
    running.add(child);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString() });
    });
  });
}
const running = new Set();
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isStopping = true;
    for (const child of running) child.kill(signal);
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
const wanted = only === 'e2e' ? ['build', 'e2e', 'pages'] : [only];
const isWanted = ({ name }) => only === null || wanted.includes(name);
// The end-to-end tests alone still need the build first: then nothing runs side by side.
const phases =
  only === null
    ? PHASES
    : [build, ...PHASES.flat(2).filter((step) => step !== build)].map((step) => [[step]]);

const total = { passed: 0, failed: 0 };
async function runLane(steps) {
  for (const step of steps.filter(isWanted)) {
    if (isStopping) return;
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
}
for (const lanes of phases) await Promise.all(lanes.map(runLane));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
