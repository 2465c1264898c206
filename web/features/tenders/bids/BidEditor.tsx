import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, useSyncExternalStore } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { asApiError } from '~/lib/api-error';
import { fieldMessage } from '~/lib/field-message';
import { useFormat } from '~/i18n/use-format';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { useAppForm } from '~/ui/form/use-app-form';
import { hasBank, hasLastDay, INSTRUMENTS } from '../instruments';
import { useSubmitBid } from '../tender.mutations';
import { bidSchema, type BidForm } from '../tender.schema';
import type { BidderTender, Receipt } from '../tender.types';
import { createBidModel } from './bid-model';
import { BidGrid } from './BidGrid';

interface BidEditorProps {
  readonly tender: BidderTender;
  readonly organisationId: string;
  readonly onSealed: (receipt: Receipt) => void;
  readonly onCancel: () => void;
}

/** The bid: answers to the criteria, earnest money, rates. What is sent is sealed until the opening. */
export function BidEditor({ tender, organisationId, onSealed, onCancel }: BidEditorProps) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const [model] = useState(() => createBidModel(tender.lines));
  const { mutateAsync } = useSubmitBid();
  const form = useAppForm<BidForm>(bidSchema, {
    answers: tender.criteria.map(({ id }) => ({ criterion_id: id, text: '' })),
    emd: { instrument: 'BANK_GUARANTEE', number: '', bank: '', valid_until: '' },
  });
  const { control } = form;
  const instrument = useWatch({ control, name: 'emd.instrument' });
  const { isDirty, isSubmitting } = form.formState;
  const hasRates = useSyncExternalStore(
    model.subscribe,
    () => model.missing() < tender.lines.length,
  );
  const submit = async (values: BidForm) => {
    model.checkAll();
    if (model.missing() > 0) {
      form.setError('root.server', { type: 'server', message: fieldMessage('VALIDATION_FAILED') });
      return;
    }
    try {
      const receipt = await mutateAsync({
        tenderId: tender.id,
        organisationId,
        bid: { ...values, ...model.draft() },
      });
      form.reset(values);
      onSealed(receipt);
    } catch (thrown) {
      const refusals = asApiError(thrown).fieldErrors.flatMap(({ pointer, code, params }) => {
        const line = /^\/lines\/(\d+)\//.exec(pointer);
        const id = line === null ? undefined : tender.lines[Number(line[1])]?.id;
        return id === undefined ? [] : [[id, fieldMessage(code, params)] as const];
      });
      model.setRefusals(Object.fromEntries(refusals));
      showServerErrors(form, thrown, (path) => (path.startsWith('lines') ? 'root.lines' : path));
    }
  };
  return (
    <Form form={form} onSubmit={submit} label={t('bid.title')}>
      <UnsavedChangesGuard isDirty={(isDirty || hasRates) && !isSubmitting} />
      <Stack gap="md">
        <ErrorSummary />
        <Alert icon={<IconLock size={18} aria-hidden />} title={t('bid.sealTitle')}>
          {t('bid.sealText', { date: format.dateTime(tender.opens_at) })}
        </Alert>
        <Paper p="md" component="section" aria-labelledby="answers-title">
          <Title order={2} fz="md" mb="xs" id="answers-title">
            {t('section.criteria')}
          </Title>
          <Stack gap="sm">
            {tender.criteria.map((criterion, index) => (
              <TextAreaField
                key={criterion.id}
                control={control}
                name={`answers.${index}.text`}
                label={criterion.name}
                {...(criterion.description === null ? {} : { hint: criterion.description })}
                maxLength={2000}
                rows={2}
                isRequired
              />
            ))}
          </Stack>
        </Paper>
        {Number(tender.emd_amount) > 0 ? (
          <Paper p="md" component="section" aria-labelledby="emd-title">
            <Title order={2} fz="md" mb={4} id="emd-title">
              {t('field.emd')}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {t('bid.emdHint', {
                amount: format.money(tender.emd_amount),
                days: tender.validity_days,
              })}
            </Text>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <SelectField
                control={control}
                name="emd.instrument"
                label={t('security.instrument')}
                options={INSTRUMENTS.map((code) => ({
                  code,
                  name: t(`security.instruments.${code}`),
                }))}
                isRequired
              />
              <TextField
                control={control}
                name="emd.number"
                label={t('security.number')}
                maxLength={64}
                isRequired
              />
              <TextField
                control={control}
                name="emd.bank"
                label={t('security.bank')}
                maxLength={100}
                isRequired={hasBank(instrument)}
              />
              <DateField
                control={control}
                name="emd.valid_until"
                label={t('security.validUntil')}
                isRequired={hasLastDay(instrument)}
              />
            </SimpleGrid>
          </Paper>
        ) : null}
        <section aria-labelledby="rates-title">
          <Title order={2} fz="md" mb="xs" id="rates-title">
            {t('bid.rates')}
          </Title>
          <BidGrid model={model} />
        </section>
        <Group justify="flex-end" gap="xs" mb="xl">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button
            type="submit"
            leftSection={<IconLock size={16} aria-hidden />}
            loading={isSubmitting}
          >
            {t('bid.submit')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
