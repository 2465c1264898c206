import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestMaybe, supabase } from '~/api/client';
import { deskKeys } from '~/session/desk.queries';
import { notificationKeys } from './notification.keys';
import type { NoticePreference } from './notification.types';

/** Marks notices read; all of mine without ids. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | null) =>
      requestMaybe<number>(
        supabase().rpc('mark_notifications_read', {
          p_ids: ids === null ? null : [...ids],
        }),
      ),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: notificationKeys.all }),
        client.invalidateQueries({ queryKey: deskKeys.all }),
      ]),
  });
}

type Choice = Pick<NoticePreference, 'kind' | 'in_app' | 'email'>;

/** Chooses how I am told of a kind; shown at once, taken back when it was refused. */
export function useChoosePreference() {
  const client = useQueryClient();
  const key = notificationKeys.preferences;
  return useMutation({
    mutationFn: ({ kind, in_app, email }: Choice) =>
      requestMaybe(
        supabase().rpc('set_notification_preference', {
          p_kind: kind,
          p_in_app: in_app,
          p_email: email,
        }),
      ),
    onMutate: async (choice) => {
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<NoticePreference[]>(key, (rows) =>
        rows?.map((row) => (row.kind === choice.kind ? { ...row, ...choice } : row)),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
