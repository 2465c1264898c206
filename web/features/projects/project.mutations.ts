import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { projectKeys } from './project.keys';
import type { ProjectDraft } from './project.schema';
import type { SavedProject } from './project.types';

interface SaveInput {
  readonly draft: ProjectDraft;
  /** The version that the form began with; `null` for a new project. */
  readonly expectedVersion: number | null;
}

/**
 * Creates or changes a project. The id is made by the form, so that a save which is sent twice creates once.
 * Raises field errors by pointer, `STALE_VERSION`, `PROJECT_LOCKED`, `NOT_EDITABLE`.
 */
export function useSaveProject() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: SaveInput) =>
      request<SavedProject>(
        supabase().rpc('save_project', {
          p_tenant_id: tenant.id,
          p_project: draft,
          p_expected_version: expectedVersion,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: projectKeys.all }),
        client.invalidateQueries({ queryKey: ['inbox'] }),
      ]),
  });
}
