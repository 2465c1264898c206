/**
 * The cipher of the protocol, by Web Crypto alone, so that it runs in Deno, in Node and in a browser's worker.
 * A body is base64 of a 12-byte nonce followed by AES-256-GCM of the UTF-8 text; keys travel under RSA-OAEP (SHA-256).
 * A treasury with another suite needs another pair of functions here and nothing else.
 */

const NONCE = 12;

type Bytes = Uint8Array<ArrayBuffer>;

export async function importTreasuryKey(spkiBase64: string): Promise<CryptoKey> {
  const body = spkiBase64.replaceAll(/-----[^-]+-----|\s/g, '');
  return crypto.subtle.importKey(
    'spki',
    fromBase64(body),
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    ['encrypt'],
  );
}

/** A new AES key and its RSA-encrypted form. */
export async function newTransportKey(
  treasury: CryptoKey,
): Promise<{ readonly key: CryptoKey; readonly wrapped: string }> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, treasury, raw);
  return { key: await importSessionKey(raw), wrapped: toBase64(new Uint8Array(wrapped)) };
}

export function importSessionKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']);
}

/** The session key that the treasury sent under the transport key. */
export async function unwrapSessionKey(transport: CryptoKey, sealed: string): Promise<CryptoKey> {
  const raw = await openBytes(transport, sealed);
  if (raw.length !== 32) throw new Error('The session key is not of 256 bits');
  return importSessionKey(raw);
}

/** `nonce` is for golden vectors; every real body takes a fresh one. */
export async function seal(
  key: CryptoKey,
  text: string,
  nonce: Bytes = crypto.getRandomValues(new Uint8Array(NONCE)),
): Promise<string> {
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    key,
    new TextEncoder().encode(text),
  );
  const sealed = new Uint8Array(NONCE + cipher.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(cipher), NONCE);
  return toBase64(sealed);
}

/** Raises when the text was not sealed with this key, or was changed on its way. */
export async function open(key: CryptoKey, sealed: string): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await openBytes(key, sealed));
}

async function openBytes(key: CryptoKey, sealed: string): Promise<Bytes> {
  const bytes = fromBase64(sealed);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, NONCE) },
    key,
    bytes.subarray(NONCE),
  );
  return new Uint8Array(plain);
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // Piece by piece: a long body would not fit the arguments of one call.
  for (let start = 0; start < bytes.length; start += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
}
