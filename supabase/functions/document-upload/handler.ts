import { isUuid } from '../_shared/body.ts';
import type { Authenticate, Caller, Service } from '../_shared/clients.ts';
import { geotagOf } from '../_shared/geotag.ts';
import { endpoint, json } from '../_shared/http.ts';
import type { EndpointOptions, RequestContext } from '../_shared/http.ts';
import { describeCause } from '../_shared/log.ts';
import { invalid, Problem } from '../_shared/problem.ts';
import { extensionOf, isContentOf, MEDIA_TYPES } from '../_shared/sniff.ts';
import { readUploadForm } from './form.ts';

export interface UploadDependencies extends Omit<EndpointOptions, 'name'> {
  readonly authenticate: Authenticate;
  readonly service: Service;
  /** The largest file any kind may allow; the kind's own limit is checked by the database. */
  readonly maxBytes: number;
}

interface Reserved {
  readonly id: string;
  readonly bucket: string;
  readonly path: string;
}

/**
 * Takes one file for a paper: multipart `file, tenant_id, owner_type, owner_id, kind, name?`. The database reserves it
 * with the caller's own rights (permission, kind, extension, size); the content must be what the extension says; only
 * then the service stores it and marks it accepted. Whatever fails on the way, the reservation is given back.
 * Answers 201 `{id, file_name, mime, size, sha256, kind}`. Raises DOCUMENT_KIND_UNKNOWN, DOCUMENT_TYPE_NOT_ALLOWED,
 * DOCUMENT_TOO_LARGE, DOCUMENT_TOO_MANY, DOCUMENT_CONTENT_MISMATCH, NOT_PERMITTED, NOT_EDITABLE.
 */
export function createHandler(deps: UploadDependencies): (request: Request) => Promise<Response> {
  return endpoint({ ...deps, name: 'document-upload' }, async (request, context) => {
    const caller = await deps.authenticate(request);
    context.user = caller.userId;
    const form = await readUploadForm(request, deps.maxBytes, (tenantId) => {
      context.tenant = tenantId;
    });
    const extension = extensionOf(form.fileName);
    if (!extension) {
      throw invalid([
        {
          pointer: '/file',
          code: 'DOCUMENT_TYPE_NOT_ALLOWED',
          params: { allowed: Object.keys(MEDIA_TYPES).join(', ') },
        },
      ]);
    }
    const mime = MEDIA_TYPES[extension];
    const size = form.content.byteLength;
    const reserved = readReserved(
      await caller.rpc('begin_document', {
        p_tenant_id: form.tenantId,
        p_owner_type: form.ownerType,
        p_owner_id: form.ownerId,
        p_kind: form.kind,
        p_file_name: form.fileName,
        p_size: size,
        p_mime: mime,
        p_name: form.name,
      }),
    );
    let isStored = false;
    try {
      if (!isContentOf(extension, form.content)) {
        throw invalid([
          { pointer: '/file', code: 'DOCUMENT_CONTENT_MISMATCH', params: { extension } },
        ]);
      }
      const sha256 = await digest(form.content);
      await deps.service.upload(reserved.bucket, reserved.path, form.content, mime);
      isStored = true;
      await deps.service.rpc('accept_document', {
        p_tenant_id: form.tenantId,
        p_id: reserved.id,
        p_mime: mime,
        p_size: size,
        p_sha256: sha256,
        p_geotag: geotagOf(form.content),
      });
      return json(
        { id: reserved.id, file_name: form.fileName, mime, size, sha256, kind: form.kind },
        201,
      );
    } catch (error) {
      await giveBack(deps.service, caller, form.tenantId, reserved, isStored, context);
      throw error;
    }
  });
}

/** Best effort: a fault here must not hide the one that led here, so that it only goes to the log. */
async function giveBack(
  service: Service,
  caller: Caller,
  tenantId: string,
  reserved: Reserved,
  isStored: boolean,
  context: RequestContext,
): Promise<void> {
  const steps = [
    ...(isStored ? [() => service.remove(reserved.bucket, reserved.path)] : []),
    () => caller.rpc('discard_document', { p_tenant_id: tenantId, p_id: reserved.id }),
  ];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      context.cause = `not given back: ${describeCause(error)}`;
    }
  }
}

function readReserved(value: unknown): Reserved {
  const { id, bucket, path } = (value ?? {}) as Record<string, unknown>;
  if (!isUuid(id) || typeof bucket !== 'string' || typeof path !== 'string') {
    throw new Problem(500, 'INTERNAL', { cause: 'begin_document answered in an unknown shape' });
  }
  return { id, bucket, path };
}

async function digest(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', content);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
