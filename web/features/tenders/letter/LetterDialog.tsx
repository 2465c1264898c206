import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { MoneyField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { FormDialog } from '~/ui/form/FormDialog';
import { useSaveLetter } from '../tender.mutations';
import { tenderQueries } from '../tender.queries';
import { letterSchema, type LetterForm } from '../tender.schema';
import type { Tender } from '../tender.types';

/** Draws up the letter of intent to the lowest bidder. */
export function LetterDialog({
  tender,
  onClose,
}: {
  readonly tender: Tender;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('tenders');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const format = useFormat();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const { data: officers } = useQuery(tenderQueries.officers(tenant.id));
  const { mutateAsync } = useSaveLetter();
  const bids = tender.bids
    .filter((bid) => bid.is_responsive === true && bid.amount !== null)
    .map((bid) => ({
      code: bid.id,
      name: `${bid.organisation_name} · ${format.money(bid.negotiated_amount ?? bid.amount)}`,
    }));
  const form = useAppForm<LetterForm>(letterSchema, {
    bid_id: bids[0]?.code ?? '',
    file_number: '',
    file_date: today,
    agreement_date: today,
    security_deposit: '',
    bank_guarantee: '',
    contract_period_days: String(tender.completion_days ?? ''),
    defect_liability_days: String(tender.defect_liability_days),
    officer_id: '',
    award_reason: '',
  });
  const { control } = form;
  return (
    <FormDialog
      form={form}
      size="lg"
      title={t('letter.new')}
      submitLabel={t('letter.create')}
      onSubmit={(values) => mutateAsync({ letter: values, expectedVersion: null })}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="bid_id"
        label={t('letter.to')}
        options={bids}
        isRequired
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextField
          control={control}
          name="file_number"
          label={t('letter.fileNumber')}
          maxLength={64}
          isRequired
        />
        <DateField
          control={control}
          name="file_date"
          label={t('letter.fileDate')}
          max={today}
          isRequired
        />
        <DateField
          control={control}
          name="agreement_date"
          label={t('letter.agreementDate')}
          max={today}
          isRequired
        />
        <SelectField
          control={control}
          name="officer_id"
          label={t('letter.officer')}
          options={(officers ?? []).map((officer) => ({
            code: officer.id,
            name: [officer.name, masters.name('DESIGNATION', officer.designation_code)]
              .filter(Boolean)
              .join(' · '),
          }))}
          isRequired
        />
        <MoneyField control={control} name="security_deposit" label={t('letter.deposit')} />
        <TextField
          control={control}
          name="bank_guarantee"
          label={t('letter.guarantee')}
          maxLength={64}
        />
        <TextField
          control={control}
          name="contract_period_days"
          label={t('letter.period')}
          inputMode="numeric"
        />
        <TextField
          control={control}
          name="defect_liability_days"
          label={t('field.defects')}
          inputMode="numeric"
        />
      </SimpleGrid>
      <TextAreaField
        control={control}
        name="award_reason"
        label={t('letter.reason')}
        hint={t('letter.reasonHint')}
        maxLength={2000}
        rows={2}
      />
    </FormDialog>
  );
}
