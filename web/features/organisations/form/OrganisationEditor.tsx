import { Box, Button, Group } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useEveryFont } from '~/i18n/use-every-font';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { LinkButton } from '~/ui/LinkButton';
import type { Organisation } from '../organisation.types';
import { ContactsSection } from './ContactsSection';
import { FunctionsSection } from './FunctionsSection';
import { useOrganisationForm } from './use-organisation-form';

interface OrganisationEditorProps {
  readonly id: string;
  readonly organisation: Organisation | null;
  readonly masters: MasterLookup;
}

/** The form: all on one page; every fault that the database finds stands beside its field. */
export function OrganisationEditor({ id, organisation, masters }: OrganisationEditorProps) {
  useEveryFont();
  const { t } = useTranslation('organisations');
  const { form, submit, today } = useOrganisationForm(id, organisation);
  const { control } = form;
  const { isDirty, isSubmitting } = form.formState;
  const ward = useWatch({ control, name: 'ward_code' });
  const isNew = organisation === null;
  const text = (
    name:
      | 'name'
      | 'name_or'
      | 'name_hi'
      | 'registration_number'
      | 'member_count'
      | 'pincode'
      | 'pan'
      | 'gstin',
  ) => ({ control, name, label: t(`field.${name}`) });
  return (
    <Form form={form} onSubmit={submit} label={t(isNew ? 'form.new' : 'form.edit')}>
      <UnsavedChangesGuard isDirty={isDirty && !isSubmitting} />
      <Box maw={960}>
        <ErrorSummary />
        <FormSection id="facts" title={t('section.facts')}>
          <TextField {...text('name')} maxLength={128} isRequired />
          <SelectField
            control={control}
            name="type_code"
            label={t('field.type_code')}
            options={masters.list('ORGANISATION_TYPE')}
            isRequired
          />
          <TextField {...text('name_or')} maxLength={128} />
          <TextField {...text('name_hi')} maxLength={128} />
          <TextField {...text('registration_number')} maxLength={64} />
          <DateField
            control={control}
            name="registered_on"
            label={t('field.registered_on')}
            max={today}
          />
          <TextField {...text('member_count')} inputMode="numeric" maxLength={5} />
          <TextField {...text('pan')} maxLength={10} />
          <TextField {...text('gstin')} maxLength={15} />
          <DateField control={control} name="valid_from" label={t('field.valid_from')} isRequired />
          <DateField control={control} name="valid_to" label={t('field.valid_to')} />
          <Box style={{ gridColumn: '1 / -1' }}>
            <TextAreaField
              control={control}
              name="description"
              label={t('field.description')}
              maxLength={1000}
              rows={2}
            />
          </Box>
        </FormSection>
        <FormSection id="place" title={t('section.place')}>
          <SelectField
            control={control}
            name="ward_code"
            label={t('field.ward_code')}
            options={masters.wards}
            onPicked={() => form.setValue('locality_code', '', { shouldDirty: true })}
          />
          <SelectField
            control={control}
            name="locality_code"
            label={t('field.locality_code')}
            options={masters.localitiesOf(ward === '' ? [] : [ward])}
          />
          <TextField {...text('pincode')} inputMode="numeric" maxLength={6} />
          <TextField control={control} name="mobile" label={t('field.mobile')} type="tel" />
          <TextField control={control} name="email" label={t('field.email')} type="email" />
          <Box style={{ gridColumn: '1 / -1' }}>
            <TextAreaField
              control={control}
              name="address"
              label={t('field.address')}
              maxLength={300}
              rows={2}
            />
          </Box>
        </FormSection>
        <FunctionsSection control={control} masters={masters} today={today} />
        <ContactsSection control={control} />
        <Group justify="flex-end" gap="xs" mb="xl">
          <LinkButton
            {...(isNew
              ? { to: '/organisations' as const }
              : {
                  to: '/organisations/$organisationId' as const,
                  params: { organisationId: id },
                })}
            variant="default"
          >
            {t('common:action.cancel')}
          </LinkButton>
          <Button type="submit" loading={isSubmitting}>
            {t(isNew ? 'form.create' : 'form.save')}
          </Button>
        </Group>
      </Box>
    </Form>
  );
}
