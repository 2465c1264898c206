import { Text } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { paperHref } from '~/lib/paper-href';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import classes from '../HomePage.module.css';
import type { SanctionedRow } from './desk-home.queries';
import { Section } from './Section';

/** What was sanctioned last: what an accountant books and an auditor samples. */
export function SanctionedSection({ rows }: { readonly rows: readonly SanctionedRow[] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  return (
    <Section title={t('sanctioned.title')}>
      {rows.length === 0 ? (
        <EmptyState
          icon={IconRubberStamp}
          title={t('sanctioned.empty')}
          hint={t('sanctioned.hint')}
        />
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.id} className={classes.row}>
              <div className={classes.rowTitle}>
                <LinkText to={paperHref('estimate', row.id)} fw={600} size="sm">
                  {row.number ?? row.title}
                </LinkText>
                <Text size="sm" truncate title={row.title}>
                  {row.title}
                </Text>
              </div>
              <MoneyText value={row.amount} size="sm" />
              <Text size="sm" c="dimmed">
                {t('sanctioned.by', {
                  name: row.sanctioned_by_name,
                  on: format.date(row.sanctioned_on),
                })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
