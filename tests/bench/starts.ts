import fs from 'node:fs';

import { summary, timeOf, type Measure } from './measure.ts';
import { newDataDir, openStack, signIn } from './stack.ts';

const RUNS = 5;

/** Seconds from nothing, and from a stopped stack, to the first login that is answered. */
export async function benchStarts(report: (result: Measure) => void): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const dataDir = newDataDir();
    const start = async () => {
      const stack = await openStack(dataDir);
      return { stack, isIn: await signIn(stack, 'je.jatni') };
    };
    try {
      for (const times of [cold, warm]) {
        let started: Awaited<ReturnType<typeof start>> | undefined;
        times.push((await timeOf(async () => (started = await start()))) / 1000);
        await started?.stack.stop();
      }
    } finally {
      fs.rmSync(dataDir, { recursive: true, force: true });
    }
  }
  report(summary('first start: empty data folder to first login', 's', cold));
  report(summary('later start: stopped stack to first login', 's', warm));
}
