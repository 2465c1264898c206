import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconProgress,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import type { Site, SiteMilestone } from '../site.types';
import { GanttBar } from './Gantt';
import { ReportItem } from './ReportItem';
import { causesOf, stateOf, type Scale } from './schedule';

const LOOKS = {
  done: { color: 'green', Icon: IconCircleCheck },
  doneLate: { color: 'saffron', Icon: IconCircleCheck },
  late: { color: 'red', Icon: IconClockExclamation },
  running: { color: 'teal', Icon: IconProgress },
  ahead: { color: 'gray', Icon: IconCircleDashed },
} as const;

interface MilestoneCardProps {
  readonly site: Site;
  readonly milestone: SiteMilestone;
  readonly scale: Scale;
  /** Opens the form; nothing for who only reads. */
  readonly onReport?: (() => void) | undefined;
}

/** One milestone: plan against what became of it, why it is late, and who reported what. */
export function MilestoneCard({ site, milestone, scale, onReport }: MilestoneCardProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const { id, name, begun_on: begun, done_on: done, reports } = milestone;
  const state = stateOf(milestone);
  const { color, Icon } = LOOKS[state];
  const newest = [...reports].reverse();
  const titleId = `milestone-${id}`;
  return (
    <Paper component="li" p="sm" withBorder shadow="none" aria-labelledby={titleId}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <div>
            <Title order={3} fz="sm" id={titleId}>
              {name}
            </Title>
            <Text size="xs" c="dimmed">
              {t('milestone.share', { share: format.percent(milestone.percentage) })}
            </Text>
          </div>
          <Group gap="xs">
            <Text
              fw={700}
              className="tabular"
              aria-label={t('milestone.done', { percent: format.percent(milestone.done) })}
            >
              {format.percent(milestone.done)}
            </Text>
            <Badge color={color} variant="light" leftSection={<Icon size={12} aria-hidden />}>
              {t(`milestone.state.${state}`, { days: milestone.days_late ?? 0 })}
            </Badge>
          </Group>
        </Group>
        <GanttBar {...{ milestone, site, scale }} />
        <Text size="xs">
          {t('milestone.planned', {
            from: format.date(milestone.planned_from_on),
            to: format.date(milestone.planned_to_on),
          })}
          {' · '}
          {begun === null
            ? t('milestone.notBegun')
            : done === null
              ? t('milestone.since', { from: format.date(begun) })
              : t('milestone.actual', { from: format.date(begun), to: format.date(done) })}
        </Text>
        {state === 'late' || state === 'doneLate' ? <Causes {...{ site, milestone }} /> : null}
        {newest.slice(0, isWhole ? undefined : 1).map((report) => (
          <ReportItem key={report.id} report={report} place={site.place} />
        ))}
        <Group gap="xs">
          {onReport === undefined ? null : (
            <Button size="compact-sm" variant="light" onClick={onReport} aria-describedby={titleId}>
              {t('progress.report')}
            </Button>
          )}
          {reports.length > 1 ? (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-expanded={isWhole}
              onClick={() => setIsWhole(!isWhole)}
            >
              {t(isWhole ? 'progress.newestOnly' : 'progress.all', { count: reports.length })}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}

function Causes({ site, milestone }: { readonly site: Site; readonly milestone: SiteMilestone }) {
  const { t } = useTranslation('site');
  const { masters } = useMasters();
  const format = useFormat();
  const causes = causesOf(milestone, site.diary, site.today);
  return (
    <Alert
      color="saffron"
      p="xs"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      title={t('delay.title')}
    >
      {causes.length === 0 ? (
        <Text size="sm">{t('delay.unknown')}</Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {causes.map((entry) => (
            <li key={entry.id}>
              <Text size="sm">
                {t('delay.cause', {
                  on: format.date(entry.entry_on),
                  cause: masters.name('HINDRANCE_CAUSE', entry.hindrance_cause_code),
                  days: format.quantity(entry.hindrance_days),
                  text: entry.hindrance ?? '',
                })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
