import { SimpleGrid } from '@mantine/core';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '~/i18n/languages';
import { NumberField } from '~/ui/form/NumberField';
import { CheckboxField, SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import type { MasterField } from './master-kinds.types';
import type { MasterValues } from './master-values';
import { useFieldChoices } from './use-field-choices';

interface MasterFieldInputProps {
  readonly field: MasterField;
  readonly control: Control<MasterValues, unknown, MasterValues>;
  readonly isDisabled: boolean;
}

/** The input of one column; a name has one for each language, side by side. */
export function MasterFieldInput({ field, control, isDisabled }: MasterFieldInputProps) {
  const { t, i18n } = useTranslation('masters');
  const { choicesOf } = useFieldChoices();
  const label = t(`fields.${field.name}`);
  const hint = i18n.exists(`masters:hints.${field.name}`) ? t(`hints.${field.name}`) : undefined;
  const bound = {
    control,
    name: field.name,
    label,
    isDisabled,
    isRequired: field.isRequired === true,
    ...(hint === undefined ? {} : { hint }),
  };
  if (field.isNamed === true) {
    const Input = field.type === 'long' ? TextAreaField : TextField;
    return (
      <SimpleGrid
        cols={{ base: 1, sm: 3 }}
        spacing="md"
        verticalSpacing="sm"
        style={{ gridColumn: '1 / -1' }}
      >
        {LANGUAGES.map(({ code, name }) => (
          <Input
            key={code}
            {...bound}
            name={code === 'en' ? field.name : `${field.name}_${code}`}
            label={t('nameIn', { field: label, language: name })}
            isRequired={code === 'en' && bound.isRequired}
          />
        ))}
      </SimpleGrid>
    );
  }
  switch (field.type) {
    case 'flag':
      return <CheckboxField {...bound} />;
    case 'choice':
      return <SelectField {...bound} options={choicesOf(field)} />;
    case 'integer':
      return <NumberField {...bound} decimals={0} />;
    case 'decimal':
    case 'money':
      return <NumberField {...bound} decimals={field.decimals ?? 2} />;
    case 'long':
      return (
        <div style={{ gridColumn: '1 / -1' }}>
          <TextAreaField {...bound} rows={5} />
        </div>
      );
    default:
      return <TextField {...bound} />;
  }
}
