import { SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import classes from '../admin.module.css';
import { MASTER_KINDS } from './master-kinds';
import { masterRowQueries } from './master-rows.queries';

interface Entry {
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

/** All masters, each with what it is for. */
export function MastersPage() {
  const { t } = useTranslation('masters');
  const nameOf = useLocalName();
  const lists = useQuery(masterRowQueries.lists());
  const title = t('title');
  const own = MASTER_KINDS.map(({ slug }) => ({
    slug,
    title: t(`kinds.${slug}.title`),
    text: t(`kinds.${slug}.text`),
  }));
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
        meta={
          <Text span size="sm">
            {t('hint')}
          </Text>
        }
      />
      <Group title={t('groups.own')} entries={own} />
      <QueryBoundary query={lists} skeleton={<TableSkeleton rows={4} />}>
        {(known) => (
          <Group
            title={t('groups.lists')}
            entries={known.map((list) => ({
              slug: list.code,
              title: nameOf(list),
              text: parentText(list.parent_list),
            }))}
          />
        )}
      </QueryBoundary>
    </>
  );

  function parentText(code: string | null): string {
    const parent = lists.data?.find((list) => list.code === code);
    return parent === undefined ? '' : t('belongsTo', { list: nameOf(parent) });
  }
}

function Group({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <section>
      <Title order={2} fz="lg" mb="xs" mt="md">
        {title}
      </Title>
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 4 }} className={classes.list}>
        {entries.map(({ slug, title: name, text }) => (
          <li key={slug} className={classes.card}>
            <LinkText
              to="/administration/masters/$kind"
              params={{ kind: slug }}
              fw={600}
              className={classes.cardLink}
            >
              {name}
            </LinkText>
            {text === '' ? null : (
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            )}
          </li>
        ))}
      </SimpleGrid>
    </section>
  );
}
