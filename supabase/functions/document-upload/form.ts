import { FieldReader } from '../_shared/body.ts';
import { limitBody } from '../_shared/http.ts';
import { invalid, Problem } from '../_shared/problem.ts';

export interface UploadForm {
  readonly tenantId: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly kind: string;
  readonly name: string | null;
  readonly fileName: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Room for the part headers and the text fields around the file. */
const ENVELOPE_BYTES = 16_384;
// Control characters, and the marks that make a name read backwards ("gpj.exe" for "exe.jpg").
const UNPRINTABLE = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Reads the multipart body: `file, tenant_id, owner_type, owner_id, kind, name?`. Stops reading once the file cannot
 * fit any more. Raises DOCUMENT_TOO_LARGE (413), BAD_REQUEST (400), VALIDATION_FAILED (422).
 */
export async function readUploadForm(
  request: Request,
  maxBytes: number,
  onTenant: (tenantId: string) => void,
): Promise<UploadForm> {
  const form = await readForm(request, maxBytes);
  const file = form.get('file');
  const fields = new FieldReader(
    Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
  );
  const head = {
    tenantId: fields.tenant('tenant_id'),
    ownerType: fields.text('owner_type', /^[a-z][a-z_]{1,40}$/),
    ownerId: fields.uuid('owner_id'),
    kind: fields.text('kind', /^[A-Z][A-Z0-9_]{1,60}$/),
    name: fields.optionalText('name', 128),
  };
  if (head.tenantId !== '') onTenant(head.tenantId);
  fields.finish();
  if (!(file instanceof File)) throw invalid([{ pointer: '/file', code: 'REQUIRED' }]);
  if (file.size === 0 || file.size > maxBytes) throw tooLarge(maxBytes);
  return {
    ...head,
    fileName: cleanFileName(file.name),
    content: new Uint8Array(await file.arrayBuffer()),
  };
}

/** The last part of a path, in composed Unicode, without control or direction marks; at most 200 characters. */
export function cleanFileName(name: string): string {
  const base = name.normalize('NFC').replace(UNPRINTABLE, '').split(/[/\\]/).pop() ?? '';
  const characters = Array.from(base.trim());
  if (characters.length <= 200) return characters.join('');
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(base)?.[0] ?? '';
  return characters.slice(0, 200 - extension.length).join('') + extension;
}

async function readForm(request: Request, maxBytes: number): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw new Problem(415, 'BAD_REQUEST', { cause: 'not multipart/form-data' });
  }
  const reading = { isTooLarge: false };
  const body = limitBody(request, maxBytes + ENVELOPE_BYTES, () => {
    reading.isTooLarge = true;
    return tooLarge(maxBytes);
  });
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (error) {
    // The parser reports a broken-off stream in words of its own.
    if (reading.isTooLarge) throw tooLarge(maxBytes);
    throw new Problem(400, 'BAD_REQUEST', { cause: error });
  }
}

function tooLarge(limit: number): Problem {
  return new Problem(413, 'DOCUMENT_TOO_LARGE', {
    issues: [{ pointer: '/file', code: 'DOCUMENT_TOO_LARGE', params: { limit } }],
  });
}
