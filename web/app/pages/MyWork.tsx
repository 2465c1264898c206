import { Group, Paper, SimpleGrid, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  IconAlarm,
  IconClockExclamation,
  IconInbox,
  IconMoodSmile,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { paperHref } from '~/lib/paper-href';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { SlaBadge } from '~/ui/SlaBadge';
import { StatusBadge } from '~/ui/StatusBadge';
import { paths } from '../paths';
import classes from './HomePage.module.css';
import { homeQueries, totalsOf, type InboxCount, type UrgentPaper } from './home.queries';

const TILES: readonly { key: keyof ReturnType<typeof totalsOf>; Icon: Icon; color: string }[] = [
  { key: 'waiting', Icon: IconInbox, color: 'teal' },
  { key: 'overdue', Icon: IconClockExclamation, color: 'red' },
  { key: 'near', Icon: IconAlarm, color: 'saffron' },
  { key: 'mine', Icon: IconUserCheck, color: 'blue' },
];

/** Which part of the inbox a tile counts, as the inbox's own filters say it. */
const INBOX_SEARCH = {
  waiting: {},
  overdue: { sla: ['OVERDUE'] },
  near: { sla: ['NEAR'] },
  mine: { mine: true },
} as const;

/** What waits for me: four figures that lead into the inbox, and the papers that are due first. */
export function MyWork() {
  const { tenant } = useSession();
  const query = useQuery(homeQueries.myWork(tenant.id));
  return (
    <QueryBoundary query={query} skeleton={<MyWorkSkeleton />}>
      {(work) => (
        <Stack gap="lg">
          <Tiles totals={totalsOf(work.counts)} />
          <ByModule counts={work.counts} />
          <Urgent rows={work.rows} />
        </Stack>
      )}
    </QueryBoundary>
  );
}

function Tiles({ totals }: { readonly totals: ReturnType<typeof totalsOf> }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {TILES.map(({ key, Icon: TileIcon, color }) => (
        <Paper
          key={key}
          component={Link}
          to={paths.inbox as string}
          search={INBOX_SEARCH[key] as never}
          p="md"
          className={classes.shortcut}
        >
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <div>
              <Text fz={28} fw={650} lh={1.1} className="tabular">
                {format.count(totals[key])}
              </Text>
              <Text size="sm" c="dimmed">
                {t(`tile.${key}`)}
              </Text>
            </div>
            <ThemeIcon
              variant="light"
              size={34}
              radius="md"
              color={totals[key] === 0 ? 'gray' : color}
            >
              <TileIcon size={19} stroke={1.7} aria-hidden />
            </ThemeIcon>
          </Group>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

/** Each kind of paper with how much of it is late or near its deadline, where there is more than one kind. */
function ByModule({ counts }: { readonly counts: readonly InboxCount[] }) {
  const { t } = useTranslation('home');
  const kinds = [...new Set(counts.map((row) => row.document_type))];
  if (kinds.length < 2) return null;
  return (
    <nav aria-label={t('module.title')}>
      <ul className={classes.kinds}>
        {kinds.map((kind) => {
          const { waiting, overdue, near } = totalsOf(
            counts.filter((row) => row.document_type === kind),
          );
          return (
            <li key={kind}>
              <LinkText to={paths.inbox} search={{ type: [kind] } as never} size="sm">
                {t(`common:noun.${kind}`)}
              </LinkText>
              <Text size="sm" c="dimmed" span>
                {[
                  t('module.overdue', { count: overdue }),
                  t('module.near', { count: near }),
                  t('module.inTime', { count: waiting - overdue - near }),
                ].join(' · ')}
              </Text>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Urgent({ rows }: { readonly rows: readonly UrgentPaper[] }) {
  const { t } = useTranslation('home');
  return (
    <Paper component="section" p="md" aria-labelledby="urgent">
      <Title order={2} fz="md" id="urgent" mb="xs">
        {t('urgent.title')}
      </Title>
      {rows.length === 0 ? (
        <EmptyState icon={IconMoodSmile} title={t('urgent.empty')} hint={t('urgent.hint')} />
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.document_id} className={classes.row}>
              <div className={classes.rowTitle}>
                <LinkText to={paperHref(row.document_type, row.document_id)} fw={600} size="sm">
                  {row.number ?? t(`common:noun.${row.document_type}`)}
                </LinkText>
                <Text size="sm" truncate title={row.title}>
                  {row.title}
                </Text>
              </div>
              <MoneyText value={row.amount} size="sm" />
              <StatusBadge state={row.state} />
              <SlaBadge dueAt={row.due_at} isNear={row.sla === 'NEAR'} />
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}

function MyWorkSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        {TILES.map(({ key }) => (
          <Skeleton key={key} height={84} radius="md" />
        ))}
      </SimpleGrid>
      <Skeleton height={220} radius="md" />
    </Stack>
  );
}
