import { describe, expect, it } from 'vitest';
import { post, problemOf, REQUEST_ID } from './support/fakes.ts';
import * as files from './support/files.ts';
import { form, setUp } from './support/upload.ts';

describe('the form of document-upload', () => {
  it.each<[string, Record<string, string | null>, string, string]>([
    ['no tenant', { tenant_id: null }, '/tenant_id', 'TENANT_ID'],
    ['a tenant that climbs', { tenant_id: '../od' }, '/tenant_id', 'INVALID_CHARACTERS'],
    ['no owner', { owner_id: null }, '/owner_id', 'REQUIRED'],
    ['an owner that is no id', { owner_id: '1' }, '/owner_id', 'INVALID_CHARACTERS'],
    ['no kind', { kind: null }, '/kind', 'REQUIRED'],
    ['a long name', { name: 'x'.repeat(129) }, '/name', 'TOO_LONG'],
  ])('refuses %s', async (_, changes, pointer, code) => {
    const response = await setUp().handler(post(form(files.pdf, 'plan.pdf', changes)));
    expect(response.status).toBe(422);
    expect((await problemOf(response)).errors).toMatchObject([{ pointer, code }]);
  });

  it('refuses a form without a file, an empty file, and what is not a form', async () => {
    const { handler } = setUp();
    expect((await problemOf(await handler(post(form(null))))).errors).toEqual([
      { pointer: '/file', code: 'REQUIRED' },
    ]);
    expect((await handler(post(form(files.bytes())))).status).toBe(413);
    expect((await handler(post('{}', { 'content-type': 'application/json' }))).status).toBe(415);
    const broken = await handler(
      post('--x\r\nnonsense', { 'content-type': 'multipart/form-data; boundary=x' }),
    );
    expect(broken.status).toBe(400);
    expect(broken.headers.get('x-request-id')).toBe(REQUEST_ID);
  });

  it('wants a session before it reads', async () => {
    const request = post(form(files.pdf), { authorization: 'Bearer other' });
    const response = await setUp().handler(request);
    expect(response.status).toBe(401);
    expect(request.bodyUsed).toBe(false);
  });

  it('stops reading once the file cannot fit', async () => {
    let sent = 0;
    const head = new TextEncoder().encode(
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n',
    );
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(sent === 1 ? head : new Uint8Array(16_384));
      },
    });
    const request = new Request('http://functions.test/', {
      method: 'POST',
      body: endless,
      headers: {
        authorization: 'Bearer good-token',
        'content-type': 'multipart/form-data; boundary=x',
      },
      duplex: 'half',
    } as RequestInit);
    const { handler, asCaller } = setUp({ maxBytes: 50_000 });
    const response = await handler(request);
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
      errors: [{ pointer: '/file', code: 'DOCUMENT_TOO_LARGE', params: { limit: 50_000 } }],
    });
    expect(sent).toBeLessThan(12);
    expect(asCaller.calls).toEqual([]);
  });

  it('believes an announced length', async () => {
    const request = post(form(files.pdf), { 'content-length': '99999999' });
    expect((await setUp().handler(request)).status).toBe(413);
  });
});
