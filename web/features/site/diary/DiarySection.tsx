import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { QueryBoundary } from '~/ui/QueryBoundary';
import type { DiaryEntry, Site } from '../site.types';
import { DiaryDialog } from './DiaryDialog';
import { DiaryPage } from './DiaryPage';

const FIRST_PAGES = 5;

interface DiarySectionProps {
  readonly site: Site;
  readonly mayWrite: boolean;
}

/** The diary, newest page first, and how many days were lost to what. */
export function DiarySection({ site, mayWrite }: DiarySectionProps) {
  const { t } = useTranslation('site');
  const { query } = useMasters();
  const [isWhole, setIsWhole] = useState(false);
  const [open, setOpen] = useState<DiaryEntry | 'new' | null>(null);
  const { diary, side, today } = site;
  // One page a day and side: today's is opened again.
  const own = diary.find((entry) => entry.entry_on === today && entry.side === side);
  const rest = diary.length - FIRST_PAGES;
  return (
    <Paper component="section" p="md" aria-labelledby="site-diary">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md" id="site-diary">
          {t('diary.heading')}
        </Title>
        {mayWrite ? (
          <Button
            size="compact-md"
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen(own ?? 'new')}
          >
            {t('diary.write')}
          </Button>
        ) : null}
      </Group>
      <Hindrances site={site} />
      {diary.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('diary.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {diary.slice(0, isWhole ? undefined : FIRST_PAGES).map((entry) => (
            <DiaryPage
              key={entry.id}
              entry={entry}
              place={site.place}
              onEdit={mayWrite && entry.side === side ? () => setOpen(entry) : undefined}
            />
          ))}
        </Stack>
      )}
      {rest > 0 && !isWhole ? (
        <Button mt="xs" size="compact-md" variant="subtle" onClick={() => setIsWhole(true)}>
          {t('diary.older', { count: rest })}
        </Button>
      ) : null}
      {open === null ? null : (
        <QueryBoundary query={query}>
          {() => (
            <DiaryDialog
              site={site}
              entry={open === 'new' ? null : open}
              onClose={() => setOpen(null)}
            />
          )}
        </QueryBoundary>
      )}
    </Paper>
  );
}

function Hindrances({ site }: { readonly site: Site }) {
  const { t } = useTranslation('site');
  const { masters } = useMasters();
  const format = useFormat();
  if (site.hindrances.length === 0) return null;
  return (
    <div style={{ marginBottom: 'var(--mantine-spacing-sm)' }}>
      <Text size="sm" fw={600} id="site-hindrances">
        {t('hindrance.heading')}
      </Text>
      <ul aria-labelledby="site-hindrances" style={{ margin: 0, paddingInlineStart: 18 }}>
        {site.hindrances.map((row) => (
          <li key={`${row.owner} ${row.cause_code}`}>
            <Text size="sm">
              {t('hindrance.days', {
                days: format.quantity(row.days),
                cause: masters.name('HINDRANCE_CAUSE', row.cause_code),
                owner: t(`hindrance.owner.${row.owner}`),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
