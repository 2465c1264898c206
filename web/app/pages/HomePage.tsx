import { Group, Paper, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useRecentlyOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { LinkText } from '~/ui/LinkText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { navigationFor } from '../shell/navigation';
import { paths } from '../paths';
import { AdminSection } from './home/AdminSection';
import { AuditSection } from './home/AuditSection';
import { deskHomeQueries } from './home/desk-home.queries';
import { Headline } from './home/Headline';
import { MakingSection } from './home/MakingSection';
import { SanctionedSection } from './home/SanctionedSection';
import classes from './HomePage.module.css';
import { MyWork } from './MyWork';

/** My work: what waits for me, the ways in, and what I had open last. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { user, tenant, can } = useSession();
  const nameOf = useLocalName();
  return (
    <>
      <PageHeader
        title={t('greeting', { name: user.name })}
        meta={<Text size="sm">{nameOf(tenant)}</Text>}
      />
      <Stack gap="lg">
        {can('inbox:read') ? <MyWork /> : null}
        <NextSteps />
        {can('dashboard:read') ? <Headline /> : null}
        <Shortcuts />
        <RecentlyOpened />
      </Stack>
    </>
  );
}

/** What is to be done beside the inbox, each part for whom it concerns. */
function NextSteps() {
  const { tenant, can } = useSession();
  const query = useQuery(deskHomeQueries.home(tenant.id));
  return (
    <QueryBoundary query={query}>
      {({ making, sanctioned, administration }) => (
        <>
          {making === null ? null : <MakingSection making={making} />}
          {Object.keys(administration).length === 0 ? null : (
            <AdminSection tasks={administration} />
          )}
          {can('audit:read') && can('estimate:read') ? <AuditSection /> : null}
          {/* Makers follow their own papers, heads have the figures. */}
          {sanctioned === null || making !== null || can('dashboard:read') ? null : (
            <SanctionedSection rows={sanctioned} />
          )}
        </>
      )}
    </QueryBoundary>
  );
}

function Shortcuts() {
  const { t } = useTranslation('home');
  const { can } = useSession();
  const entries = navigationFor(can).filter(({ to }) => to !== paths.home);
  return (
    <nav aria-label={t('shortcuts')}>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="sm">
        {entries.map(({ key, to, Icon }) => (
          <Paper key={key} component={Link} to={to} p="md" className={classes.shortcut}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <ThemeIcon variant="light" size={38} radius="md">
                <Icon size={21} stroke={1.6} aria-hidden />
              </ThemeIcon>
              <div>
                <Text fw={600}>{t(`common:nav.${key}`)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`shortcut.${key}`)}
                </Text>
              </div>
            </Group>
          </Paper>
        ))}
      </SimpleGrid>
    </nav>
  );
}

function RecentlyOpened() {
  const { t } = useTranslation('home');
  const opened = useRecentlyOpened();
  return (
    <Paper component="section" p="md" aria-labelledby="recently-opened">
      <Title order={2} fz="md" id="recently-opened" mb="xs">
        {t('recent.title')}
      </Title>
      {opened.length === 0 ? (
        <EmptyState icon={IconHistory} title={t('recent.empty')} hint={t('recent.hint')} />
      ) : (
        <Stack component="ul" gap={2} m={0} p={0} className={classes.list}>
          {opened.map((record) => (
            <li key={record.id}>
              <Group gap="sm" wrap="nowrap" py={4}>
                <Text size="xs" c="dimmed" w={88}>
                  {t(`common:noun.${record.type}`)}
                </Text>
                <LinkText to={record.href} size="sm" fw={600} className="tabular">
                  {record.number ?? t('recent.noNumber')}
                </LinkText>
                <Text size="sm" truncate title={record.title}>
                  {record.title}
                </Text>
              </Group>
            </li>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
