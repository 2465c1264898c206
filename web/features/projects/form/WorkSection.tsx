import { Box } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import type { ProjectForm } from '../project.schema';
import type { SectionProps } from './form-types';

/** What is to be built. */
export function WorkSection({ control, masters }: SectionProps) {
  const { t } = useTranslation('projects');
  const { setValue } = useFormContext<ProjectForm>();
  const type = useWatch({ control, name: 'project_type_code' });
  const subTypes = masters.listOf('PROJECT_SUB_TYPE', type);
  return (
    <FormSection id="work" title={t('section.work')}>
      <Box style={{ gridColumn: '1 / -1' }}>
        <TextField
          control={control}
          name="name"
          label={t('field.name')}
          hint={t('hint.name')}
          maxLength={128}
          isRequired
        />
      </Box>
      <Box style={{ gridColumn: '1 / -1' }}>
        <TextAreaField
          control={control}
          name="description"
          label={t('field.description')}
          hint={t('hint.description')}
          maxLength={256}
          rows={2}
          isRequired
        />
      </Box>
      <SelectField
        control={control}
        name="project_type_code"
        label={t('field.project_type_code')}
        options={masters.list('PROJECT_TYPE')}
        onPicked={() => setValue('project_sub_type_code', '', { shouldDirty: true })}
        isRequired
      />
      <SelectField
        control={control}
        name="project_sub_type_code"
        label={t('field.project_sub_type_code')}
        options={subTypes}
        placeholder={t(type === '' ? 'hint.typeFirst' : 'hint.optional')}
        isDisabled={subTypes.length === 0}
      />
      <SelectField
        control={control}
        name="nature_of_work_code"
        label={t('field.nature_of_work_code')}
        options={masters.list('NATURE_OF_WORK')}
      />
      <SelectField
        control={control}
        name="department_code"
        label={t('field.department_code')}
        options={masters.list('DEPARTMENT')}
      />
      <TextField
        control={control}
        name="reference_number"
        label={t('field.reference_number')}
        hint={t('hint.reference_number')}
        maxLength={32}
      />
    </FormSection>
  );
}
