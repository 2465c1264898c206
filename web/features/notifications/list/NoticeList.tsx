import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useNow } from '~/ui/use-now';
import type { Notice } from '../notification.types';
import { NoticeItem } from './NoticeItem';
import classes from './NoticeList.module.css';

const DAY_MS = 86_400_000;

interface NoticeListProps {
  readonly notices: readonly Notice[];
  readonly headingOrder: 2 | 3;
  readonly onOpen?: () => void;
}

/** Notices under the day on which they came. */
export function NoticeList({ notices, headingOrder, onOpen }: NoticeListProps) {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const now = useNow();
  const today = format.date(new Date(now).toISOString());
  const yesterday = format.date(new Date(now - DAY_MS).toISOString());
  const days = new Map<string, Notice[]>();
  for (const notice of notices) {
    const day = format.date(notice.created_at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <Title order={headingOrder} fz="xs" fw={600} c="dimmed" className={classes.day}>
        {day === today ? t('today') : day === yesterday ? t('yesterday') : day}
      </Title>
      <ul className={classes.list}>
        {ofDay.map((notice) => (
          <NoticeItem
            key={notice.id}
            notice={notice}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        ))}
      </ul>
    </section>
  ));
}
