import { config, requestMaybe, supabase } from './client';
import { ApiError } from '~/lib/api-error';
import { invoke } from './invoke';

const BUCKET = 'documents';
const LINK_SECONDS = 300;

export interface DocumentUpload {
  readonly tenantId: string;
  readonly ownerType: string;
  readonly ownerId: string;
  /** Code of the document kind: it decides the types and the size that are allowed. */
  readonly kind: string;
  readonly file: File;
  readonly signal?: AbortSignal;
}

export interface UploadedDocument {
  readonly id: string;
  readonly file_name: string;
  readonly mime_type: string;
  readonly size_bytes: number;
}

/** Sends one file to `document-upload`, which looks into it before it accepts it. */
export async function uploadDocument(upload: DocumentUpload): Promise<UploadedDocument> {
  const form = new FormData();
  form.set('tenant_id', upload.tenantId);
  form.set('owner_type', upload.ownerType);
  form.set('owner_id', upload.ownerId);
  form.set('kind', upload.kind);
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

/** A link to a stored file that works for a few minutes. With `fileName` the browser saves it. */
export async function documentLink(path: string, fileName?: string): Promise<string> {
  const { data, error } = await supabase()
    .storage.from(BUCKET)
    .createSignedUrl(path, LINK_SECONDS, fileName === undefined ? {} : { download: fileName });
  if (error !== null) {
    throw new ApiError({ code: 'DOCUMENT_NOT_AVAILABLE', status: 404, cause: error });
  }
  return new URL(data.signedUrl, config().supabaseUrl).toString();
}

/** The bytes of a stored file, for a preview inside the page. */
export async function documentBlob(path: string): Promise<Blob> {
  const { data, error } = await supabase().storage.from(BUCKET).download(path);
  if (error !== null) {
    throw new ApiError({ code: 'DOCUMENT_NOT_AVAILABLE', status: 404, cause: error });
  }
  return data;
}
