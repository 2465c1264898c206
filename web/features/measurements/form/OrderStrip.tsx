import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { MoneyText } from '~/ui/MoneyText';
import type { MeasuredOrder } from '../measurement.types';

interface OrderStripProps {
  readonly order: MeasuredOrder;
  /** The first day of the book. */
  readonly fromOn: string;
}

/** The order that is measured, in one strip above the form. */
export function OrderStrip({ order, fromOn }: OrderStripProps) {
  const { t } = useTranslation('measurements');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  return (
    <Paper p="md" mb="md" component="section" aria-label={t('common:noun.work_order')}>
      <KeyValueGrid
        items={[
          { label: t('common:noun.work_order'), value: order.number },
          { label: t('field.organisation'), value: nameOf(order.organisation) },
          { label: t('field.work'), value: order.project.name },
          { label: t('field.place'), value: masters.place(order.project) },
          { label: t('field.orderAmount'), value: <MoneyText value={order.amount} /> },
          {
            label: t('field.orderDays'),
            value: t('field.days', {
              from: format.date(order.starts_on),
              to: format.date(order.ends_on),
            }),
          },
          { label: t('field.fromOn'), value: format.date(fromOn) },
        ]}
      />
    </Paper>
  );
}
