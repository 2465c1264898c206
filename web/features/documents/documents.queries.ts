import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { documentKeys } from './documents.keys';
import type { DocumentOwner, PaperDocument } from './documents.types';

const COLUMNS =
  'id,kind_code,name,file_name,mime,size_bytes,storage_path,uploaded_by_name,uploaded_at,latitude,longitude,taken_on';

export const documentQueries = {
  /** The accepted files of a paper, oldest first. */
  ofPaper: (tenantId: string, owner: DocumentOwner) =>
    queryOptions({
      queryKey: documentKeys.ofPaper(tenantId, owner),
      queryFn: ({ signal }) =>
        request<PaperDocument[]>(
          supabase()
            .from('documents')
            .select(COLUMNS)
            .eq('tenant_id', tenantId)
            .eq('owner_type', owner.type)
            .eq('owner_id', owner.id)
            .eq('status', 'ACCEPTED')
            .order('uploaded_at')
            .abortSignal(signal),
        ),
    }),
};
