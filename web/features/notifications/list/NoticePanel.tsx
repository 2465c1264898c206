import { Button, Group, ScrollArea, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconBellCheck, IconChecks, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useMarkRead } from '../notification.mutations';
import { notificationQueries } from '../notification.queries';
import { NoticeList } from './NoticeList';

/** The latest notices, as the bell shows them. */
export function NoticePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('notifications');
  const query = useInfiniteQuery(notificationQueries.list(false));
  const { mutate: markRead, isPending } = useMarkRead();
  const notices = query.data?.pages.flatMap(({ rows }) => rows) ?? [];
  const hasUnread = notices.some(({ read_at }) => read_at === null);
  return (
    <>
      <Group justify="space-between" px={14} py={8} wrap="nowrap">
        <Title order={2} fz="md">
          {t('title')}
        </Title>
        <Button
          size="xs"
          variant="subtle"
          disabled={!hasUnread}
          loading={isPending}
          leftSection={<IconChecks size={15} aria-hidden />}
          onClick={() => markRead(null)}
        >
          {t('markAllRead')}
        </Button>
      </Group>
      <ScrollArea.Autosize mah="min(460px, 60vh)" type="auto">
        <QueryBoundary query={query}>
          {() =>
            notices.length === 0 ? (
              <EmptyState icon={IconBellCheck} title={t('empty.title')} hint={t('empty.hint')} />
            ) : (
              <NoticeList notices={notices} headingOrder={3} onOpen={onClose} />
            )
          }
        </QueryBoundary>
      </ScrollArea.Autosize>
      <Group
        justify="space-between"
        px={8}
        py={6}
        style={{ borderTop: '1px solid var(--app-line)' }}
      >
        <LinkButton to="/notifications" size="xs" variant="subtle" onClick={onClose}>
          {t('all')}
        </LinkButton>
        <LinkButton
          to="/profile"
          hash="notifications"
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconSettings size={15} aria-hidden />}
          onClick={onClose}
        >
          {t('preferences.open')}
        </LinkButton>
      </Group>
    </>
  );
}
