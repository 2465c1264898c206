import { useMutation, useQueryClient } from '@tanstack/react-query';
import { discardDocument, uploadDocument } from '~/api/documents';
import { useSession } from '~/session/use-session';
import { documentKeys } from './documents.keys';
import type { DocumentOwner } from './documents.types';

interface UploadInput {
  readonly kind: string;
  readonly name?: string;
  readonly file: File;
}

/** Sends a file to a paper; answers its id. Raises `DOCUMENT_*` codes, `NOT_PERMITTED`, `NOT_EDITABLE`. */
export function useUploadDocument(owner: DocumentOwner) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: UploadInput) =>
      uploadDocument({ tenantId: tenant.id, ownerType: owner.type, ownerId: owner.id, ...input }),
    onSuccess: () => client.invalidateQueries({ queryKey: documentKeys.ofPaper(tenant.id, owner) }),
  });
}

/** Takes a file off a paper that can still be edited. */
export function useDiscardDocument(owner: DocumentOwner) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (id: string) => discardDocument(tenant.id, id),
    onSuccess: () => client.invalidateQueries({ queryKey: documentKeys.ofPaper(tenant.id, owner) }),
  });
}
