import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { jitTreasury } from '../../supabase/functions/_shared/treasury/index.ts';
import type { Treasury } from '../../supabase/functions/_shared/treasury/index.ts';
import { CREDENTIALS, instruction } from './support/treasury.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
let directory = '';
let child: ChildProcess | null = null;

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-treasury-process-'));
});
afterEach(async () => {
  await kill();
  fs.rmSync(directory, { recursive: true, force: true });
});

/** Starts the reference treasury as `main.ts` does, on a free port; answers a client and where to set its switches. */
async function start(): Promise<{ treasury: Treasury; url: string }> {
  const started = spawn(
    process.execPath,
    ['--import', 'tsx', 'supabase/local/treasury/main.ts', '--port', '0', '--data', directory],
    { cwd: root, env: { ...process.env, TREASURY_CLIENT_SECRET: CREDENTIALS.clientSecret } },
  );
  child = started;
  const { port, publicKey } = await new Promise<{ port: number; publicKey: string }>(
    (resolve, reject) => {
      readline
        .createInterface({ input: started.stdout })
        .once('line', (line) => resolve(JSON.parse(line) as { port: number; publicKey: string }));
      started.once('exit', (code) => reject(new Error(`the treasury ended (${code})`)));
    },
  );
  const url = `http://127.0.0.1:${port}`;
  const treasury = jitTreasury(
    { url, ...CREDENTIALS, publicKey, timeoutMs: 5000 },
    { log: () => undefined },
  );
  return { treasury, url };
}

async function kill(): Promise<void> {
  const dying = child;
  child = null;
  if (dying === null || dying.exitCode !== null) return;
  const gone = new Promise((resolve) => dying.once('exit', resolve));
  dying.kill('SIGKILL');
  await gone;
}

interface Book {
  readonly balances: readonly { readonly payments: number; readonly paid: string }[];
}
const bookOf = async (url: string): Promise<Book> =>
  (await (await fetch(`${url}/ledger.json`)).json()) as Book;

describe('a treasury that is killed', () => {
  it('while it answers: the bill that it took is there afterwards, and is paid once', async () => {
    const first = await start();
    await fetch(`${first.url}/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ delayAfter: 60_000 }),
    });
    const pi = instruction(1);
    const outcome = first.treasury.PI(pi);
    await expect
      .poll(async () => (await bookOf(first.url)).balances.length, { timeout: 10_000 })
      .toBe(2);
    await kill();
    expect(await outcome).toEqual({ status: 'unknown', reason: 'NO_REPLY' });

    const second = await start();
    await fetch(`${second.url}/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ delayAfter: 0 }),
    });
    const { jitBillNo, jitBillDate, ssuIaId } = pi;
    expect(await second.treasury.PIS({ jitBillNo, jitBillDate, ssuIaId })).toMatchObject({
      status: 'accepted',
      rows: [{ jitBillNumber: jitBillNo }],
    });
    // Whoever sends it again all the same is turned away.
    expect(await second.treasury.PI(pi)).toMatchObject({
      status: 'refused',
      errors: [{ code: '303' }],
    });
    expect((await bookOf(second.url)).balances.map(({ payments }) => payments)).toEqual([1, 1]);
  }, 60_000);

  it('with a line half written: the line is cut off, what was answered stays', async () => {
    const first = await start();
    await first.treasury.PI(instruction(1));
    await kill();
    fs.appendFileSync(path.join(directory, 'ledger.jsonl'), '{"type":"INSTRUCTED","at":"2026');
    const second = await start();
    expect(await second.treasury.PI(instruction(2))).toMatchObject({ status: 'accepted' });
    await kill();
    const third = await start();
    expect((await bookOf(third.url)).balances).toHaveLength(4);
  }, 60_000);
});
