import { Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { EmptyState } from '~/ui/EmptyState';
import type { Site, SiteMilestone } from '../site.types';
import { GanttKey } from './Gantt';
import { MilestoneCard } from './MilestoneCard';
import { ProgressDialog } from './ProgressDialog';
import { doneOf, plannedOf, scaleOf } from './schedule';

interface ProgressSectionProps {
  readonly site: Site;
  readonly mayWrite: boolean;
}

/** How far the work is: as a whole against the plan, then milestone by milestone on one time line. */
export function ProgressSection({ site, mayWrite }: ProgressSectionProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const [reported, setReported] = useState<SiteMilestone | null>(null);
  const { milestones, today } = site;
  const scale = useMemo(() => scaleOf(site), [site]);
  const done = doneOf(milestones);
  const planned = plannedOf(milestones, today);
  return (
    <Paper component="section" p="md" aria-labelledby="site-progress">
      <Title order={2} fz="md" id="site-progress" mb="xs">
        {t('progress.heading')}
      </Title>
      {milestones.length === 0 ? (
        <EmptyState title={t('progress.none')} hint={t('progress.noneHint')} />
      ) : (
        <Stack gap="sm">
          <div>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {t('progress.whole', { percent: format.percent(done) })}
              </Text>
              <Text size="sm" c="dimmed">
                {t('progress.planned', { percent: format.percent(planned) })}
              </Text>
            </Group>
            <Progress
              value={Number(done)}
              mt={4}
              aria-label={t('progress.whole', { percent: format.percent(done) })}
            />
          </div>
          <GanttKey site={site} scale={scale} />
          <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
            {milestones.map((milestone) => (
              <MilestoneCard
                key={milestone.id}
                {...{ site, milestone, scale }}
                onReport={mayWrite ? () => setReported(milestone) : undefined}
              />
            ))}
          </Stack>
        </Stack>
      )}
      {reported === null ? null : (
        <ProgressDialog site={site} milestone={reported} onClose={() => setReported(null)} />
      )}
    </Paper>
  );
}
