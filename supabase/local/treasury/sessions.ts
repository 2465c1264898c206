import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { isSecret } from '../requests.ts';

export const SESSION_MS = 1_800_000;
const [NONCE, TAG] = [12, 16];

export const seal = (key: Buffer, text: string | Buffer): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
};

export const open = (key: Buffer, sealed: string): Buffer => {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
};

/** The treasury's own RSA key, made on the first start and kept beside its ledger. */
export function loadPrivateKey(directory: string): KeyObject {
  const file = path.join(directory, 'key.pem');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return createPrivateKey(fs.readFileSync(file));
}

export const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

type Session = { key: Buffer; endsAt: number };

/** Sessions live in memory alone: after a restart everybody authenticates again. */
export class ServerSessions {
  readonly #sessions = new Map<string, Session>();

  constructor(
    private readonly privateKey: KeyObject,
    private readonly clientId: string,
    private readonly clientSecret: string,
    private readonly now: () => number,
  ) {}

  authenticate(body: Readonly<Record<string, unknown>>): object | null {
    const { clientId, clientSecret, appKey } = body;
    const isKnown =
      clientId === this.clientId &&
      typeof clientSecret === 'string' &&
      isSecret(clientSecret, this.clientSecret);
    if (!isKnown || typeof appKey !== 'string') return null;
    let transport: Buffer;
    try {
      transport = privateDecrypt(
        {
          key: this.privateKey,
          oaepHash: 'sha256',
          padding: constants.RSA_PKCS1_OAEP_PADDING,
        },
        Buffer.from(appKey, 'base64'),
      );
    } catch {
      return null;
    }
    if (transport.length !== 32) return null;
    const key = randomBytes(32);
    const authToken = randomBytes(24).toString('base64url');
    this.#sessions.set(authToken, { key, endsAt: this.now() + SESSION_MS });
    return { authToken, sek: seal(transport, key), expiresIn: SESSION_MS };
  }

  keyOf(clientId: string | undefined, token: string | undefined): Buffer | null {
    const session = token === undefined ? undefined : this.#sessions.get(token);
    if (session === undefined || clientId !== this.clientId) return null;
    if (this.now() < session.endsAt) return session.key;
    this.#sessions.delete(token ?? '');
    return null;
  }

  endAll(): void {
    this.#sessions.clear();
  }
}
