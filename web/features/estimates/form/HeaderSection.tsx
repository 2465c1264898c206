import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField, type Choice } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useEstimateForm } from './form-context';

/** What the estimate is called, and who carries the work out. */
export function HeaderSection({ departments }: { readonly departments: readonly Choice[] }) {
  const { t } = useTranslation('estimates');
  const { control } = useEstimateForm();
  return (
    <FormSection id="header" title={t('section.header')}>
      <TextField control={control} name="name" label={t('field.name')} maxLength={128} isRequired />
      <SelectField
        control={control}
        name="executing_department_code"
        label={t('field.department')}
        options={departments}
        isRequired
      />
      <TextField
        control={control}
        name="reference_number"
        label={t('field.reference')}
        hint={t('field.referenceHint')}
        maxLength={32}
      />
      <TextAreaField
        control={control}
        name="description"
        label={t('field.description')}
        rows={1}
        maxLength={1000}
      />
    </FormSection>
  );
}
