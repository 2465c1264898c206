import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { notificationKeys } from './notification.keys';
import type { NoticePage, NoticePreference } from './notification.types';

export const notificationQueries = {
  /** My notices in all agencies, newest first, a page at a time. */
  list: (isUnreadOnly: boolean) =>
    infiniteQueryOptions({
      queryKey: notificationKeys.list(isUnreadOnly),
      queryFn: ({ pageParam, signal }) =>
        request<NoticePage>(
          supabase()
            .rpc('my_notifications', { p_before: pageParam, p_unread_only: isUnreadOnly })
            .abortSignal(signal),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),

  /** The kinds that can concern me, with what I chose. */
  preferences: () =>
    queryOptions({
      queryKey: notificationKeys.preferences,
      queryFn: ({ signal }) =>
        request<NoticePreference[]>(
          supabase().rpc('my_notification_preferences').abortSignal(signal),
        ),
    }),
};
