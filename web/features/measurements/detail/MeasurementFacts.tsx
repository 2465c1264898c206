import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Measurement } from '../measurement.types';

/** What is known of a book beside its figures. */
export function MeasurementFacts({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  const { work_order: order } = book;
  return (
    <Paper component="section" p="md" aria-labelledby="facts-title">
      <Title order={2} fz="md" mb="sm" id="facts-title">
        {t('facts')}
      </Title>
      <KeyValueGrid
        items={[
          {
            label: t('common:noun.work_order'),
            value: (
              <LinkText to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
                {order.number}
              </LinkText>
            ),
          },
          { label: t('field.organisation'), value: nameOf(order.organisation) },
          { label: t('field.orderAmount'), value: <MoneyText value={order.amount} /> },
          {
            label: t('field.orderDays'),
            value: t('field.days', {
              from: format.date(order.starts_on),
              to: format.date(order.ends_on),
            }),
          },
          { label: t('field.measuredOn'), value: format.date(book.measured_on) },
          { label: t('field.reference'), value: book.physical_reference },
          {
            label: t('field.planned'),
            value: t('field.plannedValue', {
              percent: format.percent(book.planned_percentage, 2),
              amount: format.money(book.planned_amount),
            }),
            isWide: true,
          },
          { label: t('field.place'), value: masters.place(order.project), isWide: true },
          ...(book.remarks === null
            ? []
            : [{ label: t('field.remarks'), value: book.remarks, isWide: true }]),
        ]}
      />
    </Paper>
  );
}
