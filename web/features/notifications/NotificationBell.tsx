import { ActionIcon, Center, Loader, Popover, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { deskQueries } from '~/session/desk.queries';
import { useSession } from '~/session/use-session';
import classes from './NotificationBell.module.css';

const NoticePanel = lazy(() =>
  import('./list/NoticePanel').then(({ NoticePanel: panel }) => ({ default: panel })),
);

/** Beyond this the bell only says "more". */
const MOST = 99;

/** How many notices are unread, and behind it the latest of them. */
export function NotificationBell() {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const { tenant } = useSession();
  const [isOpen, popover] = useDisclosure(false);
  const { data } = useQuery(deskQueries.counts(tenant.id));
  const unread = data?.unread ?? 0;
  const figure = unread > MOST ? `${format.count(MOST)}+` : format.count(unread);
  const label = t('bell', { count: unread, figure });
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => (next ? popover.open() : popover.close())}
      position="bottom-end"
      width="min(420px, calc(100vw - 16px))"
      withinPortal
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Tooltip label={label} disabled={isOpen}>
          <ActionIcon
            aria-label={label}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            className={classes.bell}
            onClick={popover.toggle}
          >
            <IconBell size={20} stroke={1.7} aria-hidden />
            {unread === 0 ? null : (
              <span aria-hidden className={classes.count}>
                {figure}
              </span>
            )}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <Suspense
          fallback={
            <Center h={160}>
              <Loader size="sm" aria-label={t('common:state.loading')} />
            </Center>
          }
        >
          <NoticePanel onClose={popover.close} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
