import { Badge, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { IconMailX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { ADMIN_GROUPS, ADMIN_PAGES } from './admin-pages';
import classes from './admin.module.css';
import { adminQueries } from './admin.queries';

/** The pages of administration that I may open, by what they are about. */
export function AdminHomePage() {
  const { t } = useTranslation('admin');
  const { can } = useSession();
  const title = t('common:nav.administration');
  const open = ADMIN_PAGES.filter(({ anyOf }) => anyOf.length === 0 || anyOf.some(can));
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: title }]}
      />
      {ADMIN_GROUPS.map((group) => {
        const pages = open.filter((page) => page.group === group);
        if (pages.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <Title order={2} fz="lg" mt="md" mb="xs" id={`group-${group}`}>
              {t(`groups.${group}`)}
            </Title>
            <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} className={classes.list}>
              {pages.map(({ key, to, title: name, text }) => (
                <li key={key} className={classes.card}>
                  <Group justify="space-between" gap="xs" wrap="nowrap">
                    <LinkText to={to} fw={600} className={classes.cardLink}>
                      {t(name)}
                    </LinkText>
                    {key === 'deliveries' ? <DeadLetters /> : null}
                  </Group>
                  <Text size="sm" c="dimmed">
                    {t(text)}
                  </Text>
                </li>
              ))}
            </SimpleGrid>
          </section>
        );
      })}
    </>
  );
}

/** How many messages were given up and wait for somebody. */
function DeadLetters() {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const mayRead = useCan('outbox:read');
  const { data } = useQuery({ ...adminQueries.deadLetters(tenant.id), enabled: mayRead });
  if (data === undefined || data === 0) return null;
  return (
    <Badge color="red" leftSection={<IconMailX size={12} aria-hidden />}>
      {t('deliveries.dead', { count: data })}
    </Badge>
  );
}
