import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import {
  IconAlarm,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBell,
  IconChecks,
  IconCircleCheck,
  IconCircleX,
  IconInbox,
  IconLock,
  IconMailX,
  IconUserCheck,
  IconUserShield,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { useNow } from '~/ui/use-now';
import { noticeHref } from '../notification.links';
import { useMarkRead } from '../notification.mutations';
import type { Notice } from '../notification.types';
import classes from './NoticeList.module.css';
import { useNoticeText } from './use-notice-text';

const ICONS: Readonly<Record<string, Icon>> = {
  PAPER_ASSIGNED: IconUserCheck,
  PAPER_RETURNED: IconArrowBackUp,
  PAPER_APPROVED: IconCircleCheck,
  PAPER_REJECTED: IconCircleX,
  PAPER_FORWARDED: IconArrowForwardUp,
  PAPER_WAITS: IconInbox,
  PAPER_OVERDUE: IconAlarm,
  DELIVERY_FAILED: IconMailX,
  LOGIN_BLOCKED_PERSON: IconLock,
  LOGIN_BLOCKED: IconLock,
  MEMBERSHIP_GIVEN: IconUserShield,
  ROLES_CHANGED: IconUserShield,
};

interface NoticeItemProps {
  readonly notice: Notice;
  /** Called when the reader follows the link. */
  readonly onOpen?: () => void;
}

/** Who did what, when, and the way there. A notice of another agency takes the reader to that agency. */
export function NoticeItem({ notice, onOpen }: NoticeItemProps) {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const now = useNow();
  const nameOf = useLocalName();
  const navigate = useNavigate();
  const { tenant, tenants, switchTenant } = useSession();
  const { mutate: markRead } = useMarkRead();
  const { sentence, title, comment } = useNoticeText()(notice);
  const isUnread = notice.read_at === null || notice.read_at === undefined;
  const elsewhere = tenants.find(({ id }) => id === notice.tenant_id && id !== tenant.id);
  const href = noticeHref(notice);
  const NoticeIcon = ICONS[notice.kind] ?? IconBell;

  return (
    <li className={classes.item} data-unread={isUnread || undefined}>
      <NoticeIcon size={20} stroke={1.7} aria-hidden className={classes.icon} />
      <div className={classes.body}>
        <LinkText
          to={href}
          size="sm"
          fw={isUnread ? 650 : 500}
          onClick={(event) => {
            if (isUnread) markRead([notice.id]);
            onOpen?.();
            const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
            if (elsewhere === undefined || !isPlain) return;
            event.preventDefault();
            switchTenant(elsewhere.id);
            void navigate({ to: href });
          }}
        >
          {isUnread ? <span className="visually-hidden">{t('unread')} </span> : null}
          {sentence}
        </LinkText>
        {title === null ? null : (
          <Text size="sm" lineClamp={2}>
            {title}
          </Text>
        )}
        {comment === null ? null : (
          <Text size="sm" c="dimmed" lineClamp={3} component="blockquote" m={0}>
            {t('quote', { comment })}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          <time dateTime={notice.created_at} title={format.dateTime(notice.created_at)}>
            {format.relative(notice.created_at, now)}
          </time>
          {elsewhere === undefined ? null : ` · ${nameOf(elsewhere)}`}
        </Text>
      </div>
      {isUnread ? (
        <Tooltip label={t('markRead')}>
          <ActionIcon
            size="md"
            aria-label={t('markReadNamed', { sentence })}
            onClick={() => markRead([notice.id])}
          >
            <IconChecks size={17} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  );
}
