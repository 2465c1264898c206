import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { MoneyText } from '~/ui/MoneyText';
import classes from '~/ui/sheet.module.css';
import type { Sanction } from '../estimate.types';

/** Technical and administrative sanction, the voided ones marked as such. */
export function SanctionList({ sanctions }: { readonly sanctions: readonly Sanction[] }) {
  const { t } = useTranslation('estimates');
  if (sanctions.length === 0) {
    return (
      <EmptyState
        icon={IconRosetteDiscountCheck}
        title={t('sanction.none')}
        hint={t('sanction.noneHint')}
      />
    );
  }
  return sanctions.map((sanction) => (
    <Paper key={sanction.id} component="section" p="md" className={classes.sheet}>
      <Group gap="xs" mb="sm">
        <Title order={2} fz="md">
          {t(`sanction.${sanction.kind}`)}
        </Title>
        {sanction.is_current ? null : <Badge color="gray">{t('sanction.void')}</Badge>}
      </Group>
      <KeyValueGrid
        items={[
          {
            label: t('sanction.number'),
            value: (
              <Text span fw={600}>
                {sanction.number}
              </Text>
            ),
          },
          { label: t('sanction.on'), value: <DateText value={sanction.sanctioned_on} /> },
          { label: t('sanction.by'), value: sanction.sanctioned_by_name },
          { label: t('sanction.amount'), value: <MoneyText value={sanction.amount} /> },
          ...(sanction.comment === null
            ? []
            : [{ label: t('sanction.comment'), value: sanction.comment, isWide: true }]),
        ]}
      />
    </Paper>
  ));
}
