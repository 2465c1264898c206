import { performance } from 'node:perf_hooks';

/** One line of the report: the middle of several runs, and the lowest and highest of them. */
export type Measure = {
  what: string;
  unit: 'ms' | 's' | 'kB' | 'MB';
  median: number;
  low: number;
  high: number;
  runs: number;
  /** How many times that of the same run: the only figure to compare between machines. */
  compare?: { to: string; ratio: number };
  /** Of how many projects the lists were made. */
  size?: number;
};

/** The middle of the values, with their span. */
export function summary(what: string, unit: Measure['unit'], values: readonly number[]): Measure {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const half = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2;
  return {
    what,
    unit,
    median,
    low: at(0),
    high: at(sorted.length - 1),
    runs: sorted.length,
  };
}

/** Milliseconds that a step takes. */
export async function timeOf(step: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await step();
  return performance.now() - from;
}

/** The run before the first: warms caches and counts for nothing. */
export const WARM_UP = -1;

/** Runs a step several times after one warm-up. */
export async function measure(
  what: string,
  runs: number,
  step: (run: number) => Promise<unknown>,
): Promise<Measure> {
  const [result] = await measureTogether(runs, what, [{ what, step }]);
  if (result === undefined) throw new Error(`${what} was not measured`);
  return result;
}

type Step = { what: string; step: (run: number) => Promise<unknown> };

/**
 * Runs steps in turn, so that what else the machine does falls on all alike; compares each with the first, which is
 * called `base` in the report.
 */
export async function measureTogether(
  runs: number,
  base: string,
  steps: readonly Step[],
): Promise<Measure[]> {
  const times = steps.map((): number[] => []);
  for (let run = WARM_UP; run < runs; run += 1) {
    for (const [index, { step }] of steps.entries()) {
      const time = await timeOf(() => step(run));
      if (run !== WARM_UP) times[index]?.push(time);
    }
  }
  const [first, ...others] = steps.map(({ what }, index) => ({ what, values: times[index] ?? [] }));
  if (first === undefined) return [];
  const least = summary(first.what, 'ms', first.values);
  return [
    least,
    ...others.map(({ what, values }) => {
      const result = summary(what, 'ms', values);
      return { ...result, compare: { to: base, ratio: result.median / least.median } };
    }),
  ];
}
