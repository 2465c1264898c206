import type postgres from 'postgres';

import type { Measure } from './measure.ts';
import type { BenchStack, Person } from './stack.ts';

/** What a part of the bench works with. */
export type Bench = {
  stack: BenchStack;
  /** Straight at the same Postgres, as the role that owns the schema. */
  sql: postgres.Sql;
  /** Signs a person of the demonstration data in, once: `je.jatni`. */
  person: (name: string) => Promise<Person>;
  report: (result: Measure) => void;
  /** How many projects the lists are filled with, growing. */
  sizes: readonly number[];
};
