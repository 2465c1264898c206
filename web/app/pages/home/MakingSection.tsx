import { Badge, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconPencilPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { paperHref } from '~/lib/paper-href';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import { paths } from '../../paths';
import classes from '../HomePage.module.css';
import type { Making, MakingRow } from './desk-home.queries';
import { Section } from './Section';

/** What a maker goes on with: what came back first, with the reason, then drafts. */
export function MakingSection({ making }: { readonly making: Making }) {
  const { t } = useTranslation('home');
  const { rows, counts, projects_without_estimate: bare } = making;
  return (
    <Section
      title={t('making.title')}
      aside={
        <Group gap="sm">
          {bare === 0 ? null : (
            <LinkText
              to={paths.projects}
              search={{ mine: true, estimate: false } as never}
              size="sm"
            >
              {t('making.bare', { count: bare })}
            </LinkText>
          )}
          <LinkText to={paths.estimates} search={{ mine: true } as never} size="sm">
            {t('making.onTheWay', { count: counts.ON_THE_WAY ?? 0 })}
          </LinkText>
        </Group>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={IconPencilPlus} title={t('making.empty')} hint={t('making.hint')} />
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <Row key={row.document_id} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ row }: { readonly row: MakingRow }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const isReturned = row.kind === 'RETURNED';
  const form: string = `${paperHref(row.document_type, row.document_id)}/edit`;
  return (
    <li className={classes.row}>
      <div className={classes.rowTitle}>
        <LinkText to={form} fw={600} size="sm">
          {row.title === '' ? t('recent.noNumber') : row.title}
        </LinkText>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {isReturned
            ? t('making.returnedBy', {
                name: row.moved_by_name ?? '',
                at: format.date(row.entered_at),
                comment: row.comment ?? '',
              })
            : t('making.since', { at: format.date(row.entered_at) })}
        </Text>
      </div>
      <MoneyText value={row.amount} size="sm" />
      <Badge
        color={isReturned ? 'saffron' : 'gray'}
        leftSection={
          isReturned ? (
            <IconArrowBackUp size={13} aria-hidden />
          ) : (
            <IconPencil size={13} aria-hidden />
          )
        }
      >
        {t(isReturned ? 'making.returned' : 'making.draft')}
      </Badge>
      <SlaBadge dueAt={row.due_at} isNear={row.is_near === true} />
    </li>
  );
}
