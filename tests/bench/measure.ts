import { performance } from 'node:perf_hooks';

/** One line of the report. Times are milliseconds, medians over the runs. */
export type Result = {
  name: string;
  median: number;
  runs: number;
  /** Against the named baseline of the same run: the only figure to compare between machines. */
  ratio?: number;
  unit: 'ms' | 'MB' | 's';
};

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
};

/** Runs a step several times after one warm-up and answers the median. */
export async function measure(
  name: string,
  runs: number,
  step: (run: number) => Promise<unknown>,
  baseline?: Result,
): Promise<Result> {
  await step(-1);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    await step(run);
    times.push(performance.now() - from);
  }
  const value = median(times);
  return {
    name,
    median: value,
    runs,
    unit: 'ms',
    ...(baseline && { ratio: value / baseline.median }),
  };
}

/** The report as a table of fixed columns. */
export function table(results: readonly Result[]): string {
  const rows = results.map(({ name, median: value, unit, ratio, runs }) => [
    name,
    `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`,
    ratio === undefined ? '' : `× ${ratio.toFixed(1)}`,
    String(runs),
  ]);
  const all = [['what', 'median', 'ratio', 'runs'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}
