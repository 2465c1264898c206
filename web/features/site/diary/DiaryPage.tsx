import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import type { DiaryEntry, Site } from '../site.types';
import { SitePhotos } from '../SitePhotos';

interface DiaryPageProps {
  readonly entry: DiaryEntry;
  readonly place: Site['place'];
  /** Opens the form; nothing for a page of the other side. */
  readonly onEdit: (() => void) | undefined;
}

/** One page of the diary: weather, people, visits, instructions, hindrance. Only what was written is shown. */
export function DiaryPage({ entry, place, onEdit }: DiaryPageProps) {
  const { t } = useTranslation('site');
  const { masters } = useMasters();
  const format = useFormat();
  const titleId = `diary-${entry.id}`;
  const labour = entry.labour.map(({ skill_code: skill, men, women }) =>
    t('diary.people', { skill: masters.name('LABOUR_SKILL', skill), men, women }),
  );
  const facts = [
    { key: 'weather', value: masters.name('WEATHER', entry.weather_code), isWide: false },
    { key: 'labour', value: labour.join('; '), isWide: false },
    { key: 'work', value: entry.work_done, isWide: true },
    { key: 'visitors', value: entry.visitors, isWide: true },
    { key: 'instruction', value: entry.instruction, isWide: true },
    {
      key: 'hindrance',
      value:
        entry.hindrance === null
          ? null
          : t('diary.hindered', {
              text: entry.hindrance,
              cause: masters.name('HINDRANCE_CAUSE', entry.hindrance_cause_code),
              owner: t(`hindrance.owner.${entry.hindrance_owner ?? 'NEITHER'}`),
              days: format.quantity(entry.hindrance_days),
            }),
      isWide: true,
    },
  ].filter(({ value }) => value !== null && value !== '');
  return (
    <Paper component="li" p="sm" withBorder shadow="none" aria-labelledby={titleId}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <div>
            <Title order={3} fz="sm" id={titleId} className="tabular">
              {format.date(entry.entry_on)}
            </Title>
            <Text size="xs" c="dimmed">
              {t(`by.${entry.side}`, { name: entry.created_by_name })}
            </Text>
          </div>
          {onEdit === undefined ? null : (
            <Button size="compact-sm" variant="subtle" aria-describedby={titleId} onClick={onEdit}>
              {t('diary.change')}
            </Button>
          )}
        </Group>
        <KeyValueGrid
          items={facts.map(({ key, value, isWide }) => ({
            label: t(`diary.field.${key}`),
            value,
            isWide,
          }))}
        />
        <SitePhotos photos={entry.photos} place={place} />
      </Stack>
    </Paper>
  );
}
