import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Measure } from './measure.ts';

export type Report = {
  at: string;
  machine: { cores: number; processor: string; memory_gb: number; node: string; postgres: string };
  measures: Measure[];
  failures: { part: string; message: string }[];
};

const FILE = path.join('.local', 'bench.json');

export function machineOf(postgres: string): Report['machine'] {
  return {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    memory_gb: Math.round(os.totalmem() / 1024 ** 3),
    node: process.versions.node,
    postgres,
  };
}

/** Writes the report as JSON and answers where it is. */
export function writeJson(report: Report): string {
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  fs.writeFileSync(FILE, `${JSON.stringify(report, null, 2)}\n`);
  return FILE;
}

/** Three figures, as many as are to be believed; sizes are exact. */
const number = (value: number, unit: Measure['unit'] = 'ms') => {
  const digits = unit === 'kB' ? 1 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
};

/** The cells of one measure: what, median, span, runs, compared. */
function cells({ what, unit, median, low, high, runs, compare, size }: Measure): string[] {
  return [
    size === undefined ? what : `${size.toLocaleString('en')} projects, ${what}`,
    `${number(median, unit)} ${unit}`,
    runs === 1 ? '' : `${number(low)} to ${number(high)}`,
    String(runs),
    compare === undefined ? '' : `${number(compare.ratio)} × ${compare.to}`,
  ];
}

/** One measure as a line for the screen. */
export function lineOf(measure: Measure): string {
  const [what = '', median = '', span = '', runs = '', compared = ''] = cells(measure);
  return `${what.padEnd(66)} ${median.padStart(10)}  ${span.padEnd(18)} ${runs.padStart(2)}  ${compared}`.trimEnd();
}

const row = (values: readonly string[]) => `| ${values.join(' | ')} |`;
const markdown = (head: readonly string[], body: readonly string[][]) =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...body.map(row)].join('\n');

/** The lists, a line each, a column for each number of projects, and how much they grow from the first to the last. */
function listTable(measures: readonly Measure[]): string {
  const sizes = [...new Set(measures.flatMap(({ size }) => size ?? []))];
  const names = [
    ...new Set(measures.filter(({ size }) => size !== undefined).map(({ what }) => what)),
  ];
  const median = (what: string, size?: number) =>
    measures.find((each) => each.what === what && each.size === size)?.median ?? Number.NaN;
  return markdown(
    ['List of projects', ...sizes.map((size) => size.toLocaleString('en')), 'growth'],
    names.map((what) => [
      what,
      ...sizes.map((size) => `${number(median(what, size))} ms`),
      `× ${number(median(what, sizes.at(-1)) / median(what, sizes[0]))}`,
    ]),
  );
}

/** The section of the README: what was measured, when and where. */
export function readmeOf({ at, machine, measures }: Report): string {
  const { cores, memory_gb, node, postgres } = machine;
  const day = new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return [
    `${day}, ${cores} cores, ${memory_gb} GB of memory, Node ${node}, PostgreSQL ${postgres}. Medians, with the lowest and highest`,
    'run. What matters are the ratios: both sides ran in turn on the same Postgres. Browser: headless Chromium, its processor',
    'slowed down four times.',
    '',
    markdown(
      ['What', 'Median', 'Span', 'Runs', 'Compared'],
      measures.filter(({ size }) => size === undefined).map(cells),
    ),
    '',
    'One page of 20 for one of 25 agencies, asked as a person straight at Postgres:',
    '',
    listTable(measures),
  ].join('\n');
}
