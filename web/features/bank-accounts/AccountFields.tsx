import { useWatch, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { SelectField } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import type { AccountForm } from './bank-account.schema';
import { ACCOUNT_TYPES } from './bank-account.types';

interface AccountFieldsProps<Values extends FieldValues> {
  readonly control: Control<Values, unknown, Values>;
  /** Where the account stands in the form. */
  readonly at: (name: keyof AccountForm) => FieldPath<Values>;
  readonly masters: MasterLookup;
  /** The last digits of a number that stays when none is typed. */
  readonly keptLast4?: string;
}

/** Holder, number, kind and branch of an account; the bank is named by the letters of the IFSC. */
export function AccountFields<Values extends FieldValues>(props: AccountFieldsProps<Values>) {
  const { control, at, masters, keptLast4 } = props;
  const { t } = useTranslation('bank-accounts');
  const ifsc = String(useWatch({ control, name: at('ifsc') })).trim();
  const code = ifsc.slice(0, 4).toUpperCase();
  const bank = code.length < 4 ? '' : masters.name('BANK', code);
  const text = (name: 'holder_name' | 'bank_name' | 'branch_name') => ({
    control,
    name: at(name),
    label: t(`field.${name}`),
  });
  return (
    <>
      <TextField {...text('holder_name')} maxLength={64} isRequired />
      <TextField
        control={control}
        name={at('account_number')}
        label={t('field.account_number')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        isRequired={keptLast4 === undefined}
        {...(keptLast4 === undefined ? {} : { hint: t('hint.kept', { last4: keptLast4 }) })}
      />
      <SelectField
        control={control}
        name={at('account_type')}
        label={t('field.account_type')}
        options={ACCOUNT_TYPES.map((type) => ({ code: type, name: t(`type.${type}`) }))}
        isRequired
      />
      <TextField
        control={control}
        name={at('ifsc')}
        label={t('field.ifsc')}
        maxLength={11}
        isRequired
        hint={bank === '' || bank === code ? t('hint.ifsc') : bank}
      />
      <TextField
        {...text('bank_name')}
        maxLength={100}
        {...(bank === '' || bank === code ? {} : { placeholder: bank })}
      />
      <TextField {...text('branch_name')} maxLength={100} />
    </>
  );
}
