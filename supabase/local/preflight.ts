import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

import { Failure } from './failure.ts';

const MINIMUM_FREE_BYTES = 400 * 1024 * 1024;

/** Fails with a sentence when the port is taken or not ours to open; `variable` names the setting that moves it. */
export async function requireFreePort(
  port: number,
  purpose: string,
  variable?: string,
): Promise<void> {
  const code = await new Promise<string | null>((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)));
  });
  if (code === null) return;
  const elsewhere =
    variable === undefined ? '' : `, or choose another port with ${variable}=<port>`;
  const causes: Record<string, string> = {
    EADDRINUSE: `is taken by another program: stop that program${elsewhere}.`,
    EACCES: `needs more rights than this user has: run as a user who may open it${elsewhere}.`,
  };
  throw new Failure(
    `Port ${port} (${purpose}) ${causes[code] ?? `cannot be opened (${code}): free it${elsewhere}.`}`,
  );
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Fails with a sentence when the data directory cannot be written or its disk is nearly full. */
export function requireWritable(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true });
    const probe = path.join(directory, `.probe-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw noSpace(directory);
    throw new Failure(
      `${directory} cannot be written (${code ?? String(error)}): give this user the right to write there, or set DIGIT_DATA_DIR to a directory it owns.`,
    );
  }
  const { bavail, bsize } = fs.statfsSync(directory);
  if (bavail * bsize < MINIMUM_FREE_BYTES) throw noSpace(directory);
}

const noSpace = (directory: string): Failure =>
  new Failure(
    `The disk that holds ${directory} has less than 400 MB free: free some space, or set DIGIT_DATA_DIR to a directory on another disk.`,
  );
