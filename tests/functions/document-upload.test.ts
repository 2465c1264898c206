import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromPostgrest } from '../../supabase/functions/_shared/problem.ts';
import { DOCUMENT, OWNER, post, problemOf, USER } from './support/fakes.ts';
import * as files from './support/files.ts';
import { form, PATH, setUp } from './support/upload.ts';

describe('document-upload', () => {
  it('reserves, checks, stores and accepts a file', async () => {
    const { handler, asCaller, asService, stored, lines } = setUp();
    const response = await handler(post(form(files.pdf, 'plan.pdf', { name: 'Ground plan' })));
    const sha256 = createHash('sha256').update(files.pdf).digest('hex');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      id: DOCUMENT,
      file_name: 'plan.pdf',
      mime: 'application/pdf',
      size: files.pdf.length,
      sha256,
      kind: 'DETAILED_ESTIMATE',
    });
    expect(asCaller.calls).toEqual([
      {
        name: 'begin_document',
        args: {
          p_tenant_id: 'od.jatni',
          p_owner_type: 'estimate',
          p_owner_id: OWNER,
          p_kind: 'DETAILED_ESTIMATE',
          p_file_name: 'plan.pdf',
          p_size: files.pdf.length,
          p_mime: 'application/pdf',
          p_name: 'Ground plan',
        },
      },
    ]);
    expect(asService.calls).toEqual([
      {
        name: 'accept_document',
        args: {
          p_tenant_id: 'od.jatni',
          p_id: DOCUMENT,
          p_mime: 'application/pdf',
          p_size: files.pdf.length,
          p_sha256: sha256,
          p_geotag: null,
        },
      },
    ]);
    expect(stored.get(`documents/${PATH}`)).toEqual(files.pdf);
    expect(lines[0]).toMatchObject({ user: USER, tenant: 'od.jatni', status: 201 });
    expect(JSON.stringify(lines)).not.toMatch(/plan/i);
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['plan.pdf', files.windowsProgram],
    ['photo.jpg', files.png],
    ['photo.png', files.html],
    ['sheet.xlsx', files.zip('payload.exe')],
    ['sheet.xlsx', files.docx],
    ['sheet.xls', files.doc],
    ['letter.docx', files.zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['both.pdf', files.bytes([...files.pdf], [...files.zip('payload.exe')])],
  ])('refuses %s with other content and gives the reservation back', async (name, content) => {
    const { handler, asCaller, asService, stored } = setUp();
    const response = await handler(post(form(content, name)));
    expect(response.status).toBe(422);
    expect((await problemOf(response)).errors).toMatchObject([
      { pointer: '/file', code: 'DOCUMENT_CONTENT_MISMATCH' },
    ]);
    expect(asCaller.named('discard_document')).toEqual([
      { name: 'discard_document', args: { p_tenant_id: 'od.jatni', p_id: DOCUMENT } },
    ]);
    expect(asService.calls).toEqual([]);
    expect(stored.size).toBe(0);
  });

  it.each(['run.exe', 'page.html', 'plan.pdf.js', 'plan', 'vector.svg'])(
    'refuses the type of %s before anything else',
    async (name) => {
      const { handler, asCaller } = setUp();
      const problem = await problemOf(await handler(post(form(files.pdf, name))));
      expect(problem.errors).toMatchObject([
        { pointer: '/file', code: 'DOCUMENT_TYPE_NOT_ALLOWED' },
      ]);
      expect(asCaller.calls).toEqual([]);
    },
  );

  it.each<[string, number, string]>([
    ['NOT_PERMITTED', 403, '{}'],
    ['NOT_EDITABLE', 409, '{}'],
    [
      'VALIDATION_FAILED',
      422,
      '[{"pointer":"/kind","code":"DOCUMENT_KIND_UNKNOWN","params":{"value":"X"}}]',
    ],
  ])('passes on the database’s %s and stores nothing', async (code, status, details) => {
    const { handler, asCaller, stored } = setUp({
      begin: () => {
        throw fromPostgrest({ code: `PT${status}`, message: code, details, hint: null }, status);
      },
    });
    const response = await handler(post(form(files.pdf)));
    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
    expect(asCaller.named('discard_document')).toEqual([]);
    expect(stored.size).toBe(0);
  });

  it('gives the reservation back when the store fails', async () => {
    const { handler, asCaller } = setUp({
      upload: () => Promise.reject(new Error('disk full at /var/storage')),
    });
    const response = await handler(post(form(files.pdf)));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('disk');
    expect(asCaller.named('discard_document')).toHaveLength(1);
  });

  it('takes the file out of the store again when it is not accepted', async () => {
    const { handler, asCaller, stored } = setUp({
      accept: () => {
        throw fromPostgrest(
          { code: 'PT404', message: 'PAPER_NOT_FOUND', details: '{}', hint: null },
          404,
        );
      },
    });
    const response = await handler(post(form(files.pdf)));
    expect(response.status).toBe(404);
    expect(stored.size).toBe(0);
    expect(asCaller.named('discard_document')).toHaveLength(1);
  });

  it('reports the first fault even when giving back fails too', async () => {
    const { handler, lines } = setUp({
      discard: () => {
        throw new Error('gone');
      },
    });
    const response = await handler(post(form(files.html)));
    expect((await problemOf(response)).code).toBe('VALIDATION_FAILED');
    expect(lines[0]?.cause).toContain('VALIDATION_FAILED');
  });

  it('does not trust an answer it does not know', async () => {
    const { handler, stored } = setUp({ begin: () => ({ id: DOCUMENT }) });
    expect((await handler(post(form(files.pdf)))).status).toBe(500);
    expect(stored.size).toBe(0);
  });
});
