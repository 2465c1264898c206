import { Button, Group, Paper, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconBellCheck, IconChecks, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { NoticeList } from './list/NoticeList';
import { useMarkRead } from './notification.mutations';
import { notificationQueries } from './notification.queries';

/** Everything that I was told, newest first. */
export function NotificationListPage() {
  const { t } = useTranslation('notifications');
  const [isUnreadOnly, setIsUnreadOnly] = useState(false);
  const query = useInfiniteQuery(notificationQueries.list(isUnreadOnly));
  const { mutate: markRead, isPending } = useMarkRead();
  const notices = query.data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: t('title') }]}
        actions={
          <>
            <LinkButton
              to="/profile"
              hash="notifications"
              variant="default"
              leftSection={<IconSettings size={16} aria-hidden />}
            >
              {t('preferences.open')}
            </LinkButton>
            <Button
              leftSection={<IconChecks size={16} aria-hidden />}
              disabled={!notices.some(({ read_at }) => read_at === null)}
              loading={isPending}
              onClick={() => markRead(null)}
            >
              {t('markAllRead')}
            </Button>
          </>
        }
      />
      <SegmentedControl
        mb="md"
        aria-label={t('show.label')}
        value={isUnreadOnly ? 'unread' : 'all'}
        onChange={(value) => setIsUnreadOnly(value === 'unread')}
        data={(['all', 'unread'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
      />
      <QueryBoundary query={query}>
        {() =>
          notices.length === 0 ? (
            <EmptyState icon={IconBellCheck} title={t('empty.title')} hint={t('empty.hint')} />
          ) : (
            <Paper maw={860} style={{ overflow: 'hidden' }}>
              <NoticeList notices={notices} headingOrder={2} />
            </Paper>
          )
        }
      </QueryBoundary>
      {query.hasNextPage ? (
        <Group mt="md">
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}
