import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { WebSocket } from 'ws';

export type StackAddress = {
  url: string;
  publishableKey: string;
  databaseUrl: string;
  adminUrl: string;
};

export type BenchStack = StackAddress & { pid: number; stop: () => Promise<void> };

export type Person = { client: SupabaseClient; userId: string };

const PASSWORD = 'Demo@1234';

/** A data folder that is thrown away. */
export const newDataDir = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'digit-bench-'));

/** Starts the whole stack over a data folder, as durable as `npm start` has it. */
export async function openStack(dataDir: string): Promise<BenchStack> {
  const child = fork(path.join(import.meta.dirname, 'stack-process.ts'), [dataDir], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit');
  const answer = await Promise.race([
    once(child, 'message') as Promise<[StackAddress]>,
    ended.then(() => {
      throw new Error('The stack did not start');
    }),
  ]);
  return {
    ...answer[0],
    pid: child.pid ?? 0,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}

/** Signs a person of the demonstration data in: `je.jatni`. */
export async function signIn(stack: StackAddress, name: string): Promise<Person> {
  const client = createClient(stack.url, stack.publishableKey, {
    auth: { persistSession: false },
    // Node 20 has no WebSocket of its own.
    realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
  });
  const { data, error } = await client.auth.signInWithPassword({
    email: `${name}@demo.digit.example`,
    password: PASSWORD,
  });
  if (error) throw error;
  return { client, userId: data.user.id };
}
