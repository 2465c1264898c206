import { SimpleGrid } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/form/DateField';
import { MoneyField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { hasBank, hasLastDay, INSTRUMENTS } from '../instruments';
import { useRecordSecurity } from '../tender.mutations';
import { securitySchema, type SecurityForm } from '../tender.schema';
import type { Tender } from '../tender.types';
import { FormDialog } from '~/ui/form/FormDialog';

const KINDS = ['PERFORMANCE_GUARANTEE', 'BID_SECURITY', 'EMD'] as const;

/** Records a guarantee or deposit that a bidder brought. */
export function SecurityDialog({
  tender,
  onClose,
}: {
  readonly tender: Tender;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('tenders');
  const { mutateAsync } = useRecordSecurity();
  const form = useAppForm<SecurityForm>(securitySchema, {
    organisation_id: '',
    kind: KINDS[0],
    instrument: INSTRUMENTS[0],
    number: '',
    bank: '',
    amount: '',
    valid_until: '',
  });
  const { control } = form;
  const instrument = useWatch({ control, name: 'instrument' });
  return (
    <FormDialog
      form={form}
      size="lg"
      title={t('security.add')}
      submitLabel={t('security.record')}
      onSubmit={(values) => mutateAsync({ ...values, tender_id: tender.id })}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="organisation_id"
        label={t('bidder.name')}
        options={tender.interests.map((row) => ({
          code: row.organisation_id,
          name: row.organisation_name,
        }))}
        isRequired
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <SelectField
          control={control}
          name="kind"
          label={t('security.kind')}
          options={KINDS.map((code) => ({ code, name: t(`security.kinds.${code}`) }))}
          isRequired
        />
        <SelectField
          control={control}
          name="instrument"
          label={t('security.instrument')}
          options={INSTRUMENTS.map((code) => ({ code, name: t(`security.instruments.${code}`) }))}
          isRequired
        />
        <TextField
          control={control}
          name="number"
          label={t('security.number')}
          maxLength={64}
          isRequired
        />
        <TextField
          control={control}
          name="bank"
          label={t('security.bank')}
          maxLength={100}
          isRequired={hasBank(instrument)}
        />
        <MoneyField control={control} name="amount" label={t('security.amount')} isRequired />
        <DateField
          control={control}
          name="valid_until"
          label={t('security.validUntil')}
          isRequired={hasLastDay(instrument)}
        />
      </SimpleGrid>
    </FormDialog>
  );
}
