import { Box, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { useAppForm } from '~/ui/form/use-app-form';
import { LinkButton } from '~/ui/LinkButton';
import { useSaveTender } from '../tender.mutations';
import { tenderQueries } from '../tender.queries';
import { tenderSchema, toDraft, toForm, type TenderForm } from '../tender.schema';
import type { PackagedEstimate, Tender } from '../tender.types';
import { CriteriaSection } from './CriteriaSection';
import { PackageField } from './PackageField';

interface TenderEditorProps {
  readonly id: string;
  readonly tender: Tender | null;
  readonly estimates: readonly PackagedEstimate[];
}

const PAIRS: Readonly<Record<string, string>> = { bids_close_at: 'close_on', opens_at: 'open_on' };

/** The tender paper on one page: package, terms, dates, criteria, files. */
export function TenderEditor({ id, tender, estimates }: TenderEditorProps) {
  const { t } = useTranslation('tenders');
  const navigate = useNavigate();
  const { tenant } = useSession();
  const { query: masterQuery } = useMasters();
  const { data: classes } = useQuery(tenderQueries.classes(tenant.id));
  const { mutateAsync } = useSaveTender();
  const form = useAppForm<TenderForm>(tenderSchema, toForm(tender, tenant.time_zone));
  const { control } = form;
  const { isDirty, isSubmitting } = form.formState;
  const rule = useWatch({ control, name: 'emd_rule' });
  const submit = async (values: TenderForm) => {
    try {
      await mutateAsync({
        tender: toDraft(id, values, tenant.time_zone),
        expectedVersion: tender?.workflow.version ?? null,
      });
      form.reset(values);
      await navigate({ to: '/tenders/$tenderId', params: { tenderId: id } });
    } catch (thrown) {
      showServerErrors(form, thrown, (path) =>
        path.startsWith('estimate_ids') ? 'estimate_ids' : (PAIRS[path] ?? path),
      );
    }
  };
  const kinds = (masterQuery.data?.document_kinds ?? []).filter(
    ({ owner_type }) => owner_type === 'tender',
  );
  return (
    <Form form={form} onSubmit={submit} label={t(tender === null ? 'form.new' : 'form.edit')}>
      <UnsavedChangesGuard isDirty={isDirty && !isSubmitting} />
      <Box maw={960}>
        <ErrorSummary />
        <FormSection id="package" title={t('section.package')} hint={t('hint.package')} columns={1}>
          <PackageField control={control} estimates={estimates} />
        </FormSection>
        <FormSection id="terms" title={t('section.terms')}>
          <Box style={{ gridColumn: '1 / -1' }}>
            <TextField
              control={control}
              name="name"
              label={t('column.name')}
              maxLength={200}
              isRequired
            />
          </Box>
          <Box style={{ gridColumn: '1 / -1' }}>
            <TextAreaField
              control={control}
              name="description"
              label={t('field.description')}
              maxLength={2000}
              rows={2}
            />
          </Box>
          <SelectField
            control={control}
            name="envelopes"
            label={t('field.envelopes')}
            options={(['TWO', 'SINGLE'] as const).map((code) => ({
              code,
              name: t(`envelopes.${code}`),
            }))}
            isRequired
          />
          <SelectField
            control={control}
            name="contractor_class_code"
            label={t('field.class')}
            options={classes ?? []}
          />
          <SelectField
            control={control}
            name="emd_rule"
            label={t('field.emdRule')}
            options={(['PERCENTAGE', 'FIXED', 'NONE'] as const).map((code) => ({
              code,
              name: t(`emdRules.${code}`),
            }))}
            isRequired
          />
          {rule === 'NONE' ? null : (
            <NumberField
              control={control}
              name="emd_value"
              decimals={2}
              label={t(rule === 'FIXED' ? 'field.emd' : 'field.emdPercent')}
              isRequired
            />
          )}
          <TextField
            control={control}
            name="validity_days"
            label={t('field.validity')}
            inputMode="numeric"
            isRequired
          />
          <TextField
            control={control}
            name="completion_days"
            label={t('field.completion')}
            inputMode="numeric"
            isRequired
          />
          <TextField
            control={control}
            name="defect_liability_days"
            label={t('field.defects')}
            inputMode="numeric"
          />
        </FormSection>
        <FormSection id="dates" title={t('section.dates')} hint={t('hint.dates')}>
          <DateField control={control} name="close_on" label={t('field.closeOn')} isRequired />
          <TextField
            control={control}
            name="close_time"
            label={t('field.closeTime')}
            placeholder="15:00"
            isRequired
          />
          <DateField control={control} name="open_on" label={t('field.openOn')} isRequired />
          <TextField
            control={control}
            name="open_time"
            label={t('field.openTime')}
            placeholder="16:00"
            isRequired
          />
        </FormSection>
        <CriteriaSection control={control} />
        <FormSection id="files" title={t('section.files')} hint={t('hint.files')} columns={1}>
          <DocumentsField owner={{ type: 'tender', id }} kinds={kinds} />
        </FormSection>
        <Group justify="flex-end" gap="xs" mb="xl">
          <LinkButton
            {...(tender === null
              ? { to: '/tenders' as const }
              : { to: '/tenders/$tenderId' as const, params: { tenderId: id } })}
            variant="default"
          >
            {t('common:action.cancel')}
          </LinkButton>
          <Button type="submit" loading={isSubmitting}>
            {t('form.save')}
          </Button>
        </Group>
      </Box>
    </Form>
  );
}
