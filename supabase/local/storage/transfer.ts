import type { Context } from 'hono';

import { StorageError } from './errors.ts';
import type { Bucket, StoredObject } from './objects.ts';

/** The file of an upload: a multipart part (what supabase-js sends for a Blob) or the raw body. */
export async function readUpload(
  c: Context,
): Promise<{ body: ReadableStream<Uint8Array> | null; mimetype: string; cacheControl: string }> {
  const type = c.req.header('content-type') ?? 'application/octet-stream';
  if (!type.startsWith('multipart/form-data')) {
    return {
      body: c.req.raw.body,
      mimetype: type,
      cacheControl: c.req.header('cache-control') ?? 'no-cache',
    };
  }
  const form = await c.req.raw.formData();
  const file = [...form.values()].find((value) => value instanceof Blob);
  if (file === undefined) throw new StorageError(400, 'invalid_request', 'No file was sent');
  const seconds = form.get('cacheControl');
  return {
    body: file.stream(),
    mimetype: file.type || 'application/octet-stream',
    cacheControl: typeof seconds === 'string' ? `max-age=${seconds}` : 'no-cache',
  };
}

/** Refuses a type that the bucket does not take. */
export function requireMime(bucket: Bucket, mimetype: string): void {
  const plain = mimetype.split(';')[0]?.trim() ?? '';
  const isAllowed = bucket.allowed_mime_types?.some((allowed) =>
    allowed.endsWith('/*') ? plain.startsWith(allowed.slice(0, -1)) : allowed === plain,
  );
  if (isAllowed === false)
    throw new StorageError(415, 'invalid_mime_type', `mime type ${plain} is not supported`);
}

/** What a browser must know about a file that a stranger may have uploaded: its type, taken at its word and no more. */
export function fileHeaders(
  { name, metadata, updated_at }: StoredObject,
  download: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': metadata.mimetype,
    'content-length': String(metadata.size),
    'cache-control': metadata.cacheControl,
    etag: metadata.eTag,
    'last-modified': updated_at.toUTCString(),
    'x-content-type-options': 'nosniff',
  };
  // Files share the app's origin here: whatever could run as a page must not.
  if (!/^(image\/(png|jpeg|gif|webp)|application\/pdf)$/.test(metadata.mimetype)) {
    headers['content-security-policy'] = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  }
  if (download !== undefined) {
    const file = download === '' ? (name.split('/').at(-1) ?? 'file') : download;
    const ascii = file.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
    headers['content-disposition'] =
      `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file)}`;
  }
  return headers;
}
