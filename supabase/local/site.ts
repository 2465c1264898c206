import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^(text\/|application\/(json|manifest)|image\/svg)/;

/** The headers a production server should send with the app too; the README points here. */
export const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    // Mantine sets custom properties in style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

type Asset = { body: Buffer; type: string; etag: string; encoded: Map<string, Buffer> };

/** Serves the built app: hashed assets for a year, everything else revalidated, unknown paths as the app's page. */
export class Site {
  private readonly directory: string;
  private readonly assets = new Map<string, Asset>();

  constructor(directory: string) {
    this.directory = path.resolve(directory);
  }

  respond(request: Request, connectSource: string): Response {
    const { pathname } = new URL(request.url);
    const found = this.load(pathname);
    const isPage = found === null && !path.extname(pathname);
    const asset = found ?? (isPage ? this.load('/index.html') : null);
    const headers = new Headers(SECURITY_HEADERS);
    const policy = SECURITY_HEADERS['content-security-policy'] ?? '';
    // Browsers disagree on whether 'self' covers a websocket of the same origin: name it.
    headers.set(
      'content-security-policy',
      policy.replace("connect-src 'self'", `connect-src 'self' ${connectSource}`),
    );
    if (asset === null) return new Response('Not found', { status: 404, headers });
    headers.set('content-type', asset.type);
    headers.set('etag', asset.etag);
    headers.set('vary', 'accept-encoding');
    headers.set(
      'cache-control',
      /^\/assets\//.test(pathname) && found ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    if (request.headers.get('if-none-match') === asset.etag)
      return new Response(null, { status: 304, headers });
    const encoding = COMPRESSIBLE.test(asset.type)
      ? preferredEncoding(request.headers.get('accept-encoding') ?? '')
      : null;
    if (encoding !== null) headers.set('content-encoding', encoding);
    const body = encoding === null ? asset.body : encode(asset, encoding);
    headers.set('content-length', String(body.length));
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  }

  private load(pathname: string): Asset | null {
    const file = path.join(this.directory, decodePath(pathname));
    if (!file.startsWith(this.directory + path.sep)) return null;
    const known = this.assets.get(file);
    if (known !== undefined) return known;
    if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return null;
    const body = fs.readFileSync(file);
    const asset = {
      body,
      type: TYPES[path.extname(file)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      encoded: new Map<string, Buffer>(),
    };
    this.assets.set(file, asset);
    return asset;
  }
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replaceAll('\0', '');
  } catch {
    return '';
  }
}

function preferredEncoding(accepted: string): 'br' | 'gzip' | null {
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

function encode(asset: Asset, encoding: 'br' | 'gzip'): Buffer {
  const known = asset.encoded.get(encoding);
  if (known !== undefined) return known;
  const encoded =
    encoding === 'gzip'
      ? gzipSync(asset.body)
      : brotliCompressSync(asset.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  asset.encoded.set(encoding, encoded);
  return encoded;
}
