import { Alert, Text } from '@mantine/core';
import { IconArrowNarrowRight, IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { MoneyText } from '~/ui/MoneyText';
import type { BulkStep, Excluded } from './bulk';
import classes from './bulk.module.css';

/** Each paper with its money, from which state to which. */
export function PlanList({ steps }: { readonly steps: readonly BulkStep[] }) {
  const { t } = useTranslation('inbox');
  return (
    <ul className={classes.plan} aria-label={t('bulk.plan')} tabIndex={0}>
      {steps.map(({ row, next_state: next }) => (
        <li key={row.document_id} className={classes.step}>
          <span className={classes.name}>
            <Text span size="xs" c="dimmed" className="tabular">
              {row.number ?? t('noNumber')}
            </Text>
            <Text size="sm">{row.title}</Text>
          </span>
          <MoneyText value={row.amount} size="sm" fw={600} />
          <span className={classes.states}>
            <PaperState type={row.document_type} state={row.state} size="sm" />
            <IconArrowNarrowRight size={14} aria-label={t('workflow:history.to')} />
            <PaperState type={row.document_type} state={next} size="sm" />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The papers that stay out, each with the reason. */
export function ExcludedList({ excluded }: { readonly excluded: readonly Excluded[] }) {
  const { t } = useTranslation('inbox');
  if (excluded.length === 0) return null;
  return (
    <Alert
      color="saffron"
      icon={<IconBan aria-hidden />}
      title={t('bulk.excluded', { count: excluded.length })}
    >
      <ul className={classes.reasons}>
        {excluded.map(({ row, reason }) => (
          <li key={row.document_id}>
            <Text span size="sm" fw={600}>
              {row.number ?? row.title}
            </Text>
            {': '}
            {t([`errors:${reason}`, 'errors:NOT_PERMITTED'])}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
