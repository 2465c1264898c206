/**
 * `npm run bench`: what the stack and the app cost, as a table and as JSON. A part that fails says so, the rest goes on.
 *
 * --only lists,grid   some of the parts
 * --sizes 10k,100k    how many projects the lists are filled with; 10k,100k,1M unless told
 * --readme            also writes the tables into the README; only when all parts ran
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { benchReads, benchTransition } from './api.ts';
import type { Bench } from './bench.ts';
import { benchEstimateImport } from './estimate-import.ts';
import { benchGrid } from './grid.ts';
import { benchLists } from './lists.ts';
import type { Measure } from './measure.ts';
import { measureMemory } from './memory.ts';
import { benchPages } from './pages.ts';
import { writeReadme } from './readme.ts';
import { benchRatesImport } from './rates-import.ts';
import { lineOf, machineOf, readmeOf, writeJson, type Report } from './report.ts';
import { benchStarts } from './starts.ts';
import { newDataDir, openStack, signIn, type Person } from './stack.ts';

/** In this order: the lists fill the database, so they come last. */
const PARTS: Record<string, (bench: Bench) => Promise<void>> = {
  starts: ({ report }) => benchStarts(report),
  memory: (bench) => measureMemory(bench, 'at rest'),
  reads: benchReads,
  transition: benchTransition,
  pages: benchPages,
  grid: benchGrid,
  rates: benchRatesImport,
  sheets: benchEstimateImport,
  lists: benchLists,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sizes: { type: 'string', default: '10k,100k,1M' },
    readme: { type: 'boolean', default: false },
  },
});
const names = values.only?.split(',') ?? Object.keys(PARTS);
const unknown = names.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  throw new Error(`No such part: ${unknown.join()}. There are: ${Object.keys(PARTS).join()}.`);
}

function sizeOf(text: string): number {
  const [, amount, unit = ''] = /^(\d+)([kM]?)$/.exec(text) ?? [];
  if (amount === undefined) throw new Error(`${text} is no number of projects: 10k, 1M`);
  return Number(amount) * { '': 1, k: 1000, M: 1_000_000 }[unit as '' | 'k' | 'M'];
}

const measures: Measure[] = [];
const failures: Report['failures'] = [];
const report = (result: Measure) => {
  measures.push(result);
  console.log(lineOf(result));
};
const attempt = async (part: string, work: () => Promise<void>) => {
  try {
    await work();
  } catch (error) {
    failures.push({ part, message: String(error) });
    console.error(`${part} failed:`, error);
  }
};

const dataDir = newDataDir();
const stack = await openStack(dataDir);
const sql = postgres(stack.databaseUrl, { max: 2, onnotice: () => undefined });
try {
  const people = new Map<string, Promise<Person>>();
  const bench: Bench = {
    stack,
    sql,
    report,
    sizes: values.sizes.split(',').map(sizeOf),
    person: (name) => {
      const known = people.get(name) ?? signIn(stack, name);
      people.set(name, known);
      return known;
    },
  };
  const [version] = await sql<{ server_version: string }[]>`show server_version`;
  for (const [name, part] of Object.entries(PARTS)) {
    if (names.includes(name)) await attempt(name, () => part(bench));
  }
  if (names.includes('memory'))
    await attempt('memory', () => measureMemory(bench, 'after the bench'));
  const result: Report = {
    at: new Date().toISOString(),
    machine: machineOf(version?.server_version ?? 'unknown'),
    measures,
    failures,
  };
  console.log(`\n${JSON.stringify(result.machine)}\n${writeJson(result)}`);
  if (values.readme && values.only === undefined && failures.length === 0) {
    await writeReadme(readmeOf(result));
  }
} finally {
  await sql.end();
  await stack.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
for (const { part, message } of failures) console.error(`${part} failed: ${message}`);
process.exitCode = failures.length > 0 ? 1 : 0;
