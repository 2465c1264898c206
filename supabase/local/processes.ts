import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** The command line of a running process, or null when there is none of that id. */
export function commandLine(pid: number): string | null {
  try {
    if (fs.existsSync('/proc/self'))
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
    return (
      execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim() || null
    );
  } catch {
    return null;
  }
}

/** Sends the signals in turn until the process is gone, waiting `patience` milliseconds after each. */
export async function endProcess(
  pid: number,
  signals: NodeJS.Signals[],
  patience = 8000,
): Promise<void> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!isAlive(pid)) return;
      await delay(50);
    }
  }
}

/** Whether a process of that id exists and is not a zombie waiting to be collected. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return !fs.existsSync('/proc/self');
  }
}

/** Resolves after `milliseconds`. */
export const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
