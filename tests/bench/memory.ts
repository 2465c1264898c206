import fs from 'node:fs';

import { delay } from '../../supabase/local/processes.ts';
import type { Bench } from './bench.ts';
import { summary } from './measure.ts';

const SAMPLES = 5;
/** What the one Node process holds: gateway, rest, auth, storage, live channel and the web server. */
const KINDS = ['node', 'postgres', 'deno'] as const;
const NAMES = {
  node: 'gateway with rest, auth, storage, live channel and web',
  postgres: 'Postgres, all its processes',
  deno: 'functions',
};
type Kind = (typeof KINDS)[number];

type Process = { pid: number; parent: number; kind: Kind | null };

function processes(): Process[] {
  if (!fs.existsSync('/proc/self/smaps_rollup'))
    throw new Error('Memory is measured on Linux alone');
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name stands in brackets and may hold anything.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        const kind = KINDS.find((each) => program.startsWith(each)) ?? null;
        return [{ pid: Number(name), parent, kind }];
      } catch {
        return [];
      }
    });
}

/** Shared pages count once: each process answers for its part of them. */
function megabytesOf(pid: number): number {
  try {
    const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** What the stack takes now, in megabytes, by kind of process. */
function sample(root: number): Record<Kind, number> {
  const all = processes();
  const known = new Set([root]);
  for (let before = 0; before < known.size;) {
    before = known.size;
    for (const { pid, parent } of all) if (known.has(parent)) known.add(pid);
  }
  const used: Record<Kind, number> = { node: 0, postgres: 0, deno: 0 };
  for (const { pid, kind } of all) {
    if (known.has(pid) && kind !== null) used[kind] += megabytesOf(pid);
  }
  return used;
}

const sum = (used: Record<Kind, number>) => KINDS.reduce((total, kind) => total + used[kind], 0);

/** The memory of the stack at one moment, by kind and in all. */
export async function measureMemory({ stack, report }: Bench, when: string): Promise<void> {
  const samples = [sample(stack.pid)];
  while (samples.length < SAMPLES) {
    await delay(500);
    samples.push(sample(stack.pid));
  }
  report(summary(`memory ${when}, the whole stack`, 'MB', samples.map(sum)));
  for (const kind of KINDS) {
    const name = `memory ${when}: ${NAMES[kind]}`;
    report(
      summary(
        name,
        'MB',
        samples.map((used) => used[kind]),
      ),
    );
  }
}

/** The most that the stack takes while something is done. */
export async function peakDuring(root: number, work: () => Promise<unknown>): Promise<number> {
  let peak = sum(sample(root));
  const timer = setInterval(() => {
    peak = Math.max(peak, sum(sample(root)));
  }, 250);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(peak, sum(sample(root)));
}
