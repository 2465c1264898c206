import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { musterKeys } from './muster.keys';
import type { Correction } from './muster.types';

interface CorrectInput {
  readonly version: number;
  readonly lines: readonly Correction[];
}

/** Corrects persons of a muster. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`. */
export function useCorrectMuster(id: string) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ version, lines }: CorrectInput) =>
      request(
        supabase().rpc('correct_muster', {
          p_tenant_id: tenant.id,
          p_id: id,
          p_expected_version: version,
          p_lines: lines.map((line) => ({ ...line })),
        }),
      ),
    onSuccess: () =>
      Promise.all(
        [musterKeys.all, ['inbox'], ['briefs']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
