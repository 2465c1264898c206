import { Hono, type Context } from 'hono';
import type postgres from 'postgres';

import { identify, type Caller, type Keys } from '../caller.ts';
import type { Tokens } from '../jwt.ts';
import { answerError, objectNotFound, StorageError, unauthorized } from './errors.ts';
import type { Files } from './files.ts';
import { Objects, requireKey, type ListOptions, type StoredObject } from './objects.ts';
import { fileHeaders, readUpload, requireMime } from './transfer.ts';

type StorageContext = {
  sql: postgres.Sql;
  files: Files;
  keys: Keys;
  tokens: Tokens;
  sizeLimit: number;
};

/** The Storage API as the product uses it: upload, download, signed links, list, remove, under row-level security. */
export function storageRoutes({ sql, files, keys, tokens, sizeLimit }: StorageContext): Hono {
  const app = new Hono();
  const objects = new Objects(sql);
  app.onError((error) => answerError(error));
  app.notFound(() => answerError(new StorageError(404, 'not_found', 'Route not found')));

  const callerOf = async (c: Context): Promise<Caller> => {
    const caller = await identify(c.req.raw.headers, keys, tokens);
    if ('fault' in caller)
      throw unauthorized(
        caller.fault === 'expired' ? '"exp" claim timestamp check failed' : 'Invalid Compact JWS',
      );
    return caller;
  };

  const sign = async (bucket: string, name: string, expiresIn: unknown): Promise<string> => {
    const seconds = Number(expiresIn);
    if (!Number.isInteger(seconds) || seconds <= 0)
      throw new StorageError(400, 'invalid_request', 'expiresIn must be a positive integer');
    const now = Math.floor(Date.now() / 1000);
    const token = await tokens.sign({ url: `${bucket}/${name}`, iat: now, exp: now + seconds });
    // Not encoded: the client encodes the whole address.
    return `/object/sign/${bucket}/${name}?token=${token}`;
  };

  const upload = async (c: Context, isUpsert: boolean): Promise<Response> => {
    const caller = await callerOf(c);
    const bucket = await objects.bucket(c.req.param('bucket') ?? '');
    const name = requireKey(nameOf(c));
    const part = await readUpload(c);
    requireMime(bucket, part.mimetype);
    const file = await files.write(
      part.body,
      Math.min(bucket.file_size_limit ?? sizeLimit, sizeLimit),
    );
    try {
      const { id, replaced } = await objects.record(caller, {
        ...part,
        bucket: bucket.id,
        name,
        isUpsert,
        file,
      });
      if (replaced !== null) files.remove(replaced);
      return c.json({ Key: `${bucket.id}/${name}`, Id: id });
    } catch (error) {
      files.remove(file.version);
      throw error;
    }
  };

  const send = (c: Context, object: StoredObject): Response => {
    if (!files.has(object.version)) throw objectNotFound();
    const headers = fileHeaders(object, c.req.query('download'));
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(files.read(object.version), 200, headers);
  };

  app.get('/bucket', async (c) => c.json(await objects.buckets(await callerOf(c))));
  app.get('/bucket/:id', async (c) => {
    const found = (await objects.buckets(await callerOf(c))).find(
      (bucket) => bucket.id === c.req.param('id'),
    );
    if (found === undefined) throw new StorageError(404, 'Bucket not found', 'Bucket not found');
    return c.json(found);
  });

  app.post('/object/list/:bucket', async (c) => {
    const body = await readJson<Partial<ListOptions>>(c);
    const {
      prefix = '',
      limit = 100,
      offset = 0,
      search = '',
      sortBy = { column: 'name', order: 'asc' },
    } = body;
    return c.json(
      await objects.list(await callerOf(c), c.req.param('bucket'), {
        prefix,
        limit,
        offset,
        search,
        sortBy,
      }),
    );
  });

  app.post('/object/sign/:bucket', async (c) => {
    const bucket = c.req.param('bucket');
    const { expiresIn, paths } = await readJson<{ expiresIn?: unknown; paths?: string[] }>(c);
    const names = paths ?? [];
    const readable =
      names.length > 0 ? await objects.readableNames(await callerOf(c), bucket, names) : new Set();
    const links = names.map(async (path) =>
      readable.has(path)
        ? { error: null, path, signedURL: await sign(bucket, path, expiresIn) }
        : {
            error: 'Either the object does not exist or you do not have access to it',
            path,
            signedURL: null,
          },
    );
    return c.json(await Promise.all(links));
  });
  app.post('/object/sign/:bucket/:name{.+}', async (c) => {
    const bucket = c.req.param('bucket');
    const { expiresIn } = await readJson<{ expiresIn?: unknown }>(c);
    const object = await objects.readable(await callerOf(c), bucket, nameOf(c));
    return c.json({ signedURL: await sign(bucket, object.name, expiresIn) });
  });
  app.get('/object/sign/:bucket/:name{.+}', async (c) => {
    const result = await tokens.verify(c.req.query('token') ?? '');
    const target = `${c.req.param('bucket')}/${nameOf(c)}`;
    if ('fault' in result || result.claims.url !== target) {
      throw new StorageError(
        400,
        'InvalidJWT',
        'fault' in result && result.fault === 'expired'
          ? '"exp" claim timestamp check failed'
          : 'Invalid JWT',
      );
    }
    return send(c, await objects.trusted(c.req.param('bucket'), nameOf(c)));
  });

  app.get('/object/public/:bucket/:name{.+}', async (c) => {
    const bucket = await objects.bucket(c.req.param('bucket'));
    if (!bucket.public) throw new StorageError(404, 'Bucket not found', 'Bucket not found');
    return send(c, await objects.trusted(bucket.id, nameOf(c)));
  });
  app.get('/object/info/:bucket/:name{.+}', async (c) => {
    const { id, name, bucket_id, version, metadata, created_at, updated_at } =
      await objects.readable(await callerOf(c), c.req.param('bucket'), nameOf(c));
    const { size, mimetype, cacheControl, eTag, lastModified } = metadata;
    return c.json({
      id,
      name,
      version,
      bucket_id,
      size,
      content_type: mimetype,
      cache_control: cacheControl,
      etag: eTag,
      last_modified: lastModified,
      created_at,
      updated_at,
      metadata: {},
    });
  });
  for (const path of ['/object/authenticated/:bucket/:name{.+}', '/object/:bucket/:name{.+}']) {
    app.get(path, async (c) =>
      send(c, await objects.readable(await callerOf(c), c.req.param('bucket') ?? '', nameOf(c))),
    );
  }

  app.post('/object/:bucket/:name{.+}', (c) => upload(c, c.req.header('x-upsert') === 'true'));
  app.put('/object/:bucket/:name{.+}', (c) => upload(c, true));

  const remove = async (c: Context, names: string[]): Promise<StoredObject[]> => {
    const removed = await objects.remove(await callerOf(c), c.req.param('bucket') ?? '', names);
    for (const object of removed) files.remove(object.version);
    return removed;
  };
  app.delete('/object/:bucket', async (c) => {
    const { prefixes } = await readJson<{ prefixes?: string[] }>(c);
    return c.json(prefixes === undefined || prefixes.length === 0 ? [] : await remove(c, prefixes));
  });
  app.delete('/object/:bucket/:name{.+}', async (c) => {
    if ((await remove(c, [nameOf(c)])).length === 0) throw objectNotFound();
    return c.json({ message: 'Successfully deleted' });
  });
  return app;
}

const nameOf = (c: Context): string => c.req.param('name') ?? '';

async function readJson<T extends object>(c: Context): Promise<T> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== 'object' || body === null)
    throw new StorageError(400, 'invalid_request', 'body must be object');
  return body as T;
}
