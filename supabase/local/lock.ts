import fs from 'node:fs';
import path from 'node:path';

import { Failure } from './failure.ts';
import { commandLine } from './processes.ts';

type State = { pid: number; command: string; url: string };

/** Marks the data directory as in use by this process; fails with a sentence while another stack runs on it. */
export function takeLock(dataDir: string, url: string): { release: () => void } {
  const file = path.join(dataDir, 'state.json');
  const running = readState(file);
  if (
    running !== null &&
    running.pid !== process.pid &&
    commandLine(running.pid) === running.command
  ) {
    throw new Failure(
      `The local stack already runs at ${running.url} (process ${running.pid}): open that address, or stop it with Ctrl-C in its terminal and start again.`,
    );
  }
  const state: State = { pid: process.pid, command: commandLine(process.pid) ?? '', url };
  fs.writeFileSync(file, JSON.stringify(state, null, 2));
  return {
    release: () => {
      if (readState(file)?.pid === process.pid) fs.rmSync(file, { force: true });
    },
  };
}

function readState(file: string): State | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as State;
  } catch {
    return null;
  }
}
