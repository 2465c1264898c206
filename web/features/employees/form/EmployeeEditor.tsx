import { Box, Button, Group, MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useEveryFont } from '~/i18n/use-every-font';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { DateField } from '~/ui/form/DateField';
import { SelectField, useChoices } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useField } from '~/ui/form/use-field';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { LinkButton } from '~/ui/LinkButton';
import type { EmployeeForm } from '../employee.schema';
import type { Employee } from '../employee.types';
import { StaleEmployee } from './StaleEmployee';
import type { EmployeeControl } from './form-types';
import { PostingsSection } from './PostingsSection';
import { useEmployeeForm } from './use-employee-form';

const GENDERS = ['FEMALE', 'MALE', 'TRANSGENDER'] as const;

interface EmployeeEditorProps {
  readonly id: string;
  readonly employee: Employee | null;
  readonly masters: MasterLookup;
}

/** The form: all on one page; every fault that the database finds stands beside its field. */
export function EmployeeEditor({ id, employee, masters }: EmployeeEditorProps) {
  useEveryFont();
  const { t } = useTranslation('employees');
  const { form, stale, submit, takeTheirs, keepMine } = useEmployeeForm(id, employee);
  const { control } = form;
  const { isDirty, isSubmitting } = form.formState;
  const text = (name: 'name_or' | 'name_hi' | 'mobile' | 'email' | 'employee_number' | 'name') => ({
    control,
    name,
    label: t(`field.${name}`),
  });
  return (
    <Form form={form} onSubmit={submit} label={t(employee === null ? 'form.new' : 'form.edit')}>
      <UnsavedChangesGuard isDirty={isDirty && !isSubmitting} />
      <Box maw={960}>
        <ErrorSummary />
        {stale === null ? null : (
          <StaleEmployee
            id={id}
            error={stale}
            mine={form.getValues()}
            masters={masters}
            onTakeTheirs={takeTheirs}
            onKeepMine={keepMine}
          />
        )}
        <FormSection id="person" title={t('section.person')}>
          <TextField {...text('employee_number')} maxLength={32} isRequired />
          <TextField {...text('name')} maxLength={100} isRequired />
          <TextField {...text('name_or')} maxLength={100} />
          <TextField {...text('name_hi')} maxLength={100} />
          <SelectField
            control={control}
            name="gender"
            label={t('field.gender')}
            options={GENDERS.map((code) => ({ code, name: t(`gender.${code}`) }))}
          />
          <DateField control={control} name="date_of_birth" label={t('field.date_of_birth')} />
          <TextField {...text('mobile')} type="tel" maxLength={16} isRequired />
          <TextField {...text('email')} type="email" maxLength={254} />
          <Box style={{ gridColumn: '1 / -1' }}>
            <TextAreaField
              control={control}
              name="address"
              label={t('field.address')}
              maxLength={500}
              rows={2}
            />
          </Box>
        </FormSection>
        <FormSection id="service" title={t('section.service')}>
          <SelectField
            control={control}
            name="employment_type_code"
            label={t('field.employment_type_code')}
            options={masters.list('EMPLOYMENT_TYPE')}
            isRequired
          />
          <DateField control={control} name="appointed_on" label={t('field.appointed_on')} />
        </FormSection>
        <PostingsSection control={control} masters={masters} />
        <FormSection
          id="jurisdictions"
          title={t('section.jurisdictions')}
          hint={t('hint.jurisdictions')}
          columns={1}
        >
          <Jurisdictions control={control} masters={masters} />
        </FormSection>
        <Group justify="flex-end" gap="xs" mb="xl">
          <LinkButton
            {...(employee === null
              ? { to: '/administration/employees' as const }
              : {
                  to: '/administration/employees/$employeeId' as const,
                  params: { employeeId: id },
                })}
            variant="default"
          >
            {t('common:action.cancel')}
          </LinkButton>
          <Button type="submit" loading={isSubmitting}>
            {t(employee === null ? 'form.create' : 'form.save')}
          </Button>
        </Group>
      </Box>
    </Form>
  );
}

interface JurisdictionsProps {
  readonly control: EmployeeControl;
  readonly masters: MasterLookup;
}

function Jurisdictions({ control, masters }: JurisdictionsProps) {
  const { t } = useTranslation('employees');
  const { field, input } = useField<EmployeeForm>({
    control,
    name: 'jurisdictions',
    label: t('field.jurisdictions'),
  });
  const data = useChoices([...masters.wards, ...masters.localitiesOf([])]);
  return (
    <MultiSelect
      {...input}
      data={data}
      value={field.value as string[]}
      onChange={field.onChange}
      searchable
      clearable
      clearButtonProps={{
        'aria-label': t('common:action.clearField', { field: t('field.jurisdictions') }),
      }}
      nothingFoundMessage={t('common:state.nothingFound')}
    />
  );
}
