import { Group, Stack, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { SitePhotos } from '../SitePhotos';
import type { ProgressReport, Site } from '../site.types';

interface ReportItemProps {
  readonly report: ProgressReport;
  readonly place: Site['place'];
}

/** One report of progress: day, percentage, who, why less, photographs with their place. */
export function ReportItem({ report, place }: ReportItemProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  return (
    <Stack gap={4} pl="sm" style={{ borderInlineStart: '3px solid var(--app-line)' }}>
      <Group gap="xs">
        <Text size="sm" fw={600} className="tabular">
          {t('progress.on', {
            on: format.date(report.reported_on),
            percent: format.percent(report.percentage),
          })}
        </Text>
        <Group gap={4} wrap="nowrap">
          <IconUser size={14} aria-hidden />
          <Text size="xs" c="dimmed">
            {t(`by.${report.side}`, { name: report.reported_by_name })}
          </Text>
        </Group>
      </Group>
      {report.remarks === null ? null : <Text size="sm">{report.remarks}</Text>}
      {report.fall_reason === null ? null : (
        <Text size="sm">{t('progress.fell', { reason: report.fall_reason })}</Text>
      )}
      <SitePhotos photos={report.photos} place={place} />
    </Stack>
  );
}
