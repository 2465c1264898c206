import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { IconUserCheck } from '@tabler/icons-react';
import { useCallback } from 'react';
import { deskKeys } from '~/session/desk.queries';
import { sessionKeys } from '~/session/session.queries';
import { LinkText } from '~/ui/LinkText';
import { useNoticeText } from './list/use-notice-text';
import { notificationKeys } from './notification.keys';
import { noticeHref } from './notification.links';
import type { Notice } from './notification.types';

/** Takes in what arrives on my own topic: the bell counts it, what is for me by name is also said at once. */
export function useLiveNotices(): (notice: Notice) => void {
  const client = useQueryClient();
  const textOf = useNoticeText();
  return useCallback(
    (notice) => {
      void client.invalidateQueries({ queryKey: notificationKeys.all });
      void client.invalidateQueries({ queryKey: deskKeys.all });
      // What I may do has changed: the pages follow without a new sign-in.
      if (notice.kind === 'ROLES_CHANGED' || notice.kind === 'MEMBERSHIP_GIVEN') {
        void client.invalidateQueries({ queryKey: sessionKeys.all });
      }
      if (notice.params['is_for_me'] !== true) return;
      const { sentence, title } = textOf(notice);
      notifications.show({
        id: notice.id,
        icon: <IconUserCheck size={18} aria-hidden />,
        title: (
          <LinkText
            to={noticeHref(notice)}
            size="sm"
            fw={650}
            onClick={() => notifications.hide(notice.id)}
          >
            {sentence}
          </LinkText>
        ),
        message: title,
        autoClose: 10_000,
      });
    },
    [client, textOf],
  );
}
