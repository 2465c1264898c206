import { Group, Paper, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useRecentlyOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { LinkText } from '~/ui/LinkText';
import { navigationFor } from '../shell/navigation';
import { paths } from '../paths';
import { MyWork } from './MyWork';
import classes from './HomePage.module.css';

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
        <Shortcuts />
        <RecentlyOpened />
      </Stack>
    </>
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
