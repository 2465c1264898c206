import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import {
  fromBase64,
  importSessionKey,
  open,
  seal,
} from '../../supabase/functions/_shared/treasury/envelope.ts';
import type { ServiceId } from '../../supabase/functions/_shared/treasury/index.ts';
import { readReply } from '../../supabase/functions/_shared/treasury/reply.ts';

interface Vectors {
  readonly envelope: Readonly<Record<'key' | 'nonce' | 'text' | 'sealed', string>>;
  readonly replies: readonly {
    readonly says: string;
    readonly serviceId: ServiceId;
    readonly reply: string;
    readonly rows?: unknown;
    readonly errors?: unknown;
    readonly unreadable?: boolean;
  }[];
}

const { envelope, replies } = JSON.parse(
  readFileSync(new URL('../fixtures/treasury.json', import.meta.url), 'utf8'),
) as Vectors;

describe('bodies on the wire', () => {
  it('are sealed to the very bytes that the vector has, and opened again', async () => {
    const key = await importSessionKey(fromBase64(envelope.key));
    expect(await seal(key, envelope.text, fromBase64(envelope.nonce))).toBe(envelope.sealed);
    expect(await open(key, envelope.sealed)).toBe(envelope.text);
  });

  it('never come twice in the same form', async () => {
    const key = await importSessionKey(fromBase64(envelope.key));
    expect(await seal(key, envelope.text)).not.toBe(await seal(key, envelope.text));
  });

  it('are not opened when one bit differs', async () => {
    const key = await importSessionKey(fromBase64(envelope.key));
    const bytes = fromBase64(envelope.sealed);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await expect(open(key, Buffer.from(bytes).toString('base64'))).rejects.toThrow();
  });
});

describe('replies', () => {
  it.each(replies)('$says', ({ serviceId, reply, rows, errors, unreadable }) => {
    if (unreadable === true) expect(() => readReply(serviceId, reply)).toThrow();
    else expect(readReply(serviceId, reply)).toEqual(errors === undefined ? { rows } : { errors });
  });
});
