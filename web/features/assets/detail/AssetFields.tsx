import type { Control, FieldPath } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';

interface AssetFieldsProps<Values extends Record<string, unknown>> {
  readonly control: Control<Values, unknown, Values>;
  /** Where the asset stands in the form: nothing, or `assets.0.`. */
  readonly prefix: string;
}

/** The fields of an asset, in a closure and in the register. */
export function AssetFields<Values extends Record<string, unknown>>({
  control,
  prefix,
}: AssetFieldsProps<Values>) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const name = (key: string) => `${prefix}${key}` as FieldPath<Values>;
  return (
    <>
      <TextField
        control={control}
        name={name('name')}
        label={t('field.name')}
        maxLength={200}
        isRequired
      />
      <SelectField
        control={control}
        name={name('class_code')}
        label={t('field.class')}
        options={masters.list('ASSET_CLASS')}
        isRequired
      />
      <NumberField
        control={control}
        name={name('cost')}
        label={t('field.cost')}
        decimals={2}
        isRequired
      />
      <NumberField
        control={control}
        name={name('latitude')}
        label={t('field.latitude')}
        decimals={6}
      />
      <NumberField
        control={control}
        name={name('longitude')}
        label={t('field.longitude')}
        decimals={6}
      />
      <TextAreaField
        control={control}
        name={name('description')}
        label={t('field.description')}
        rows={1}
        maxLength={1000}
      />
    </>
  );
}
