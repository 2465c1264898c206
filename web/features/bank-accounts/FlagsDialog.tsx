import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '~/ui/form/FormDialog';
import { CheckboxField } from '~/ui/form/SelectField';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSetFlags } from './bank-account.mutations';
import { flagsSchema, type FlagsForm } from './bank-account.schema';
import type { BankAccount } from './bank-account.types';

interface FlagsDialogProps {
  readonly account: BankAccount;
  readonly onClose: () => void;
}

/** Compares an account with its proof, and says whether the bank knows it. Never by who entered it. */
export function FlagsDialog({ account, onClose }: FlagsDialogProps) {
  const { t } = useTranslation('bank-accounts');
  const { mutateAsync } = useSetFlags();
  const form = useAppForm<FlagsForm>(flagsSchema, {
    is_verified: account.is_verified,
    is_valid: account.is_valid,
    remarks: '',
  });
  const { control } = form;
  return (
    <FormDialog
      form={form}
      title={t('flags.title', { last4: account.account_last4 })}
      submitLabel={t('save')}
      onSubmit={async ({ is_verified: isVerified, is_valid: isValid, remarks }) => {
        await mutateAsync({
          id: account.id,
          expectedVersion: account.version,
          isVerified,
          isValid,
          remarks,
        });
        notifications.show({ color: 'green', message: t('flags.saved') });
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('flags.text')}</Text>
      <CheckboxField
        control={control}
        name="is_verified"
        label={t('flags.verified')}
        hint={t('flags.verifiedHint')}
      />
      <CheckboxField
        control={control}
        name="is_valid"
        label={t('flags.valid')}
        hint={t('flags.validHint')}
      />
      <TextAreaField
        control={control}
        name="remarks"
        label={t('field.remarks')}
        hint={t('flags.remarksHint')}
        maxLength={1000}
        rows={2}
      />
    </FormDialog>
  );
}
