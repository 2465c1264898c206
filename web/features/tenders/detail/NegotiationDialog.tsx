import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '~/ui/form/NumberField';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useNegotiateBid } from '../tender.mutations';
import { negotiationSchema, type NegotiationForm } from '../tender.schema';
import { FormDialog } from '~/ui/form/FormDialog';

/** What the lowest bidder agreed to take off every rate. */
export function NegotiationDialog({
  bidId,
  onClose,
}: {
  readonly bidId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('tenders');
  const { mutateAsync } = useNegotiateBid();
  const form = useAppForm<NegotiationForm>(negotiationSchema, { rebate_percentage: '', note: '' });
  return (
    <FormDialog
      form={form}
      title={t('statement.negotiateTitle')}
      submitLabel={t('statement.record')}
      onSubmit={({ rebate_percentage: rebate, note }) => mutateAsync({ bidId, rebate, note })}
      onClose={onClose}
    >
      <Text size="sm">{t('statement.negotiateText')}</Text>
      <NumberField
        control={form.control}
        name="rebate_percentage"
        label={t('statement.rebate')}
        rightSection={<span aria-hidden>%</span>}
        isRequired
      />
      <TextAreaField
        control={form.control}
        name="note"
        label={t('statement.note')}
        maxLength={2000}
        isRequired
      />
    </FormDialog>
  );
}
