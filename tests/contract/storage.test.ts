import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { call, client, JE_JATNI, person, project } from './support/project.ts';

const folder = `od.jatni/contract/${Date.now()}`;
const path = `${folder}/letter 1.txt`;
const service = () => client(project.secretKey).storage.from('documents');

beforeAll(async () => {
  const { error } = await service().upload(path, new Blob(['hello'], { type: 'text/plain' }));
  expect(error).toBeNull();
});
afterAll(() => service().remove([path]));

describe('objects', () => {
  it('correction: a Blob upload keeps its type; the answer names key and id', async () => {
    const other = `${folder}/blob.txt`;
    const { data } = await service().upload(other, new Blob(['x'], { type: 'text/plain' }));
    expect(data).toMatchObject({
      path: other,
      fullPath: `documents/${other}`,
      id: expect.any(String) as string,
    });
    const { data: info } = await service().info(other);
    expect(info).toMatchObject({ size: 1, contentType: 'text/plain' });
    expect((await service().remove([other])).data).toHaveLength(1);
  });

  it('correction: list gives files with their metadata and folders with a null id', async () => {
    const { data: files } = await service().list(folder);
    expect(files).toMatchObject([
      {
        name: 'letter 1.txt',
        id: expect.any(String) as string,
        metadata: { size: 5, mimetype: 'text/plain' },
      },
    ]);
    const { data: folders } = await service().list('od.jatni');
    expect(folders).toContainEqual(
      expect.objectContaining({ name: 'contract', id: null, metadata: null }),
    );
  });

  it('a second upload without upsert is refused as 409, with upsert it replaces', async () => {
    const again = await service().upload(path, new Blob(['hello'], { type: 'text/plain' }));
    expect(again.error).toMatchObject({
      statusCode: '409',
      message: 'The resource already exists',
    });
    const replaced = await service().upload(path, new Blob(['hello'], { type: 'text/plain' }), {
      upsert: true,
    });
    expect(replaced.error).toBeNull();
  });

  it('a name that climbs out of its folder is refused', async () => {
    const answer = await call(
      `/storage/v1/object/documents/${encodeURIComponent('od.jatni/../../../etc/x')}`,
      {
        method: 'POST',
        body: 'x',
        key: project.secretKey,
        token: project.secretKey,
      },
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('row-level security', () => {
  it('who holds no readable document sees no object, and may not write', async () => {
    const { client: engineer } = await person(JE_JATNI);
    const read = await engineer.storage.from('documents').download(path);
    expect(read.error).toMatchObject({ status: 400, statusCode: '404' });
    const write = await engineer.storage
      .from('documents')
      .upload(`${folder}/mine.txt`, new Blob(['x']));
    expect(write.error).toMatchObject({
      status: 400,
      statusCode: '403',
      message: 'new row violates row-level security policy',
    });
    const sign = await engineer.storage.from('documents').createSignedUrl(path, 60);
    expect(sign.error).toMatchObject({ statusCode: '404', message: 'Object not found' });
  });

  it('a private bucket has no public address', async () => {
    const answer = await fetch(service().getPublicUrl(path).data.publicUrl);
    expect(answer.status).toBe(400);
  });
});

describe('signed links', () => {
  it('correction: the link opens without a key, is a download when asked, and is not sniffed', async () => {
    const { data } = await service().createSignedUrl(path, 60, { download: 'letter.txt' });
    const answer = await fetch(data?.signedUrl ?? '');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('hello');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(answer.headers.get('content-disposition')).toContain('attachment;');
    expect(answer.headers.get('content-disposition')).toContain('letter.txt');
  });

  it('several links at once; a missing file has its own error', async () => {
    const { data } = await service().createSignedUrls([path, `${folder}/none.txt`], 60);
    expect(data?.[0]).toMatchObject({ error: null, path });
    expect(data?.[1]?.error).toBeTypeOf('string');
  });

  it('a link of one file does not open another, and an altered one opens nothing', async () => {
    const { data } = await service().createSignedUrl(path, 60);
    const link = data?.signedUrl ?? '';
    expect((await fetch(link.replace('letter', 'other'))).status).toBe(400);
    expect((await fetch(`${link.slice(0, -5)}AAAAA`)).status).toBe(400);
  });
});
