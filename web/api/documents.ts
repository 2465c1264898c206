import { ApiError } from '~/lib/api-error';
import { isRecord, textOf } from '~/lib/json';
import { authorisedFetch, config, requestMaybe, supabase } from './client';
import { fromNetwork } from './errors';
import { invoke } from './invoke';

const BUCKET = 'documents';
const LINK_SECONDS = 300;

export interface DocumentUpload {
  readonly tenantId: string;
  readonly ownerType: string;
  readonly ownerId: string;
  /** Code of the document kind: it decides the types and the size that are allowed. */
  readonly kind: string;
  /** What the document is called, for kinds that ask for it; else its file name stands. */
  readonly name?: string;
  readonly file: File;
  readonly signal?: AbortSignal;
}

export interface UploadedDocument {
  readonly id: string;
  readonly file_name: string;
  readonly mime: string;
  readonly size: number;
  readonly kind: string;
}

/** Sends one file to `document-upload`, which looks into it before it accepts it. */
export async function uploadDocument(upload: DocumentUpload): Promise<UploadedDocument> {
  const form = new FormData();
  form.set('tenant_id', upload.tenantId);
  form.set('owner_type', upload.ownerType);
  form.set('owner_id', upload.ownerId);
  form.set('kind', upload.kind);
  if (upload.name !== undefined && upload.name !== '') form.set('name', upload.name);
  form.set('file', upload.file, upload.file.name);
  return invoke<UploadedDocument>('document-upload', {
    body: form,
    ...(upload.signal === undefined ? {} : { signal: upload.signal }),
  });
}

/** Takes a document away again while its paper is still a draft. */
export async function discardDocument(tenantId: string, id: string): Promise<void> {
  await requestMaybe(supabase().rpc('discard_document', { p_tenant_id: tenantId, p_id: id }));
}

async function storageFetch(route: string, path: string, init?: RequestInit): Promise<Response> {
  const object = path.split('/').map(encodeURIComponent).join('/');
  let response: Response;
  try {
    response = await authorisedFetch(
      `${config().supabaseUrl}/storage/v1/${route}/${BUCKET}/${object}`,
      init,
    );
  } catch (cause) {
    throw fromNetwork(cause);
  }
  // Storage tells "not there" and "not yours" apart by nothing but its text; neither do we.
  if (!response.ok) throw new ApiError({ code: 'DOCUMENT_NOT_AVAILABLE', status: 404 });
  return response;
}

/** A link that saves a stored file under its name; it works for a few minutes. */
export async function documentLink(path: string, fileName: string): Promise<string> {
  const response = await storageFetch('object/sign', path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expiresIn: LINK_SECONDS }),
  });
  const body: unknown = await response.json();
  const signed = isRecord(body) ? textOf(body, 'signedURL') : null;
  if (signed === null) throw new ApiError({ code: 'DOCUMENT_NOT_AVAILABLE', status: 404 });
  const url = new URL(`${config().supabaseUrl}/storage/v1${signed}`);
  url.searchParams.set('download', fileName);
  return url.toString();
}

/** The bytes of a stored file, for a preview inside the page. */
export async function documentBlob(path: string): Promise<Blob> {
  const response = await storageFetch('object', path);
  return response.blob();
}
