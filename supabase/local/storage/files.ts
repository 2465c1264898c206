import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { tooLarge } from './errors.ts';

export type StoredFile = { version: string; size: number; etag: string };

/** The bytes of the objects. A file is named by its version alone, so no caller's path ever reaches the disk. */
export class Files {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** Stores a stream; refuses it, and keeps nothing, once it passes `limit` bytes. */
  async write(body: ReadableStream<Uint8Array> | null, limit: number): Promise<StoredFile> {
    const version = randomUUID();
    const file = this.locate(version);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const hash = createHash('md5');
    let size = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _, next) {
        size += chunk.length;
        hash.update(chunk);
        next(size > limit ? tooLarge() : null, chunk);
      },
    });
    try {
      const source =
        body === null
          ? Readable.from([])
          : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
      await pipeline(source, meter, fs.createWriteStream(file, { mode: 0o600 }));
    } catch (error) {
      fs.rmSync(file, { force: true });
      throw error;
    }
    return { version, size, etag: `"${hash.digest('hex')}"` };
  }

  read(version: string): ReadableStream<Uint8Array> {
    return Readable.toWeb(fs.createReadStream(this.locate(version))) as ReadableStream<Uint8Array>;
  }

  has(version: string): boolean {
    return fs.existsSync(this.locate(version));
  }

  remove(version: string): void {
    fs.rmSync(this.locate(version), { force: true });
  }

  private locate(version: string): string {
    if (!/^[0-9a-f-]{36}$/.test(version)) throw new Error(`not a version: ${version}`);
    return path.join(this.directory, version.slice(0, 2), version);
  }
}
