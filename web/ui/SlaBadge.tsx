import { Badge, Tooltip } from '@mantine/core';
import { IconAlarm, IconClock, IconClockExclamation, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useNow } from './use-now';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NEAR = 1 * DAY;

interface SlaBadgeProps {
  /** When the paper should have left its present state; `null` where no clock runs. */
  readonly dueAt: string | null;
  /** Whether the agency counts it as near its deadline; by default, within a day. */
  readonly isNear?: boolean;
}

/** Time left in the present state, or how late it is. `<SlaBadge dueAt={row.sla_due_at} />` */
export function SlaBadge({ dueAt, isNear }: SlaBadgeProps) {
  const { t } = useTranslation('workflow');
  const format = useFormat();
  const now = useNow(60_000);
  if (dueAt === null) return null;
  const left = new Date(dueAt).getTime() - now;
  const size = Math.abs(left);
  const inHours = size < DAY;
  const count = Math.floor(size / (inHours ? HOUR : DAY));
  const unit = inHours ? 'hours' : 'days';
  const [kind, color, SlaIcon]: [string, string, Icon] =
    left < 0
      ? ['late', 'red', IconClockExclamation]
      : (isNear ?? left < NEAR)
        ? ['soon', 'saffron', IconAlarm]
        : ['left', 'gray', IconClock];
  return (
    <Tooltip label={t('sla.dueAt', { date: format.dateTime(dueAt) })}>
      <Badge
        color={color}
        styles={{ label: { whiteSpace: 'nowrap' } }}
        leftSection={<SlaIcon size={13} stroke={2} aria-hidden />}
      >
        {t(`sla.${kind}.${unit}`, { count })}
      </Badge>
    </Tooltip>
  );
}
