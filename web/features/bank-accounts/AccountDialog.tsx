import { Alert, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { FormDialog } from '~/ui/form/FormDialog';
import { CheckboxField } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { AccountFields } from './AccountFields';
import { useSaveAccount } from './bank-account.mutations';
import { accountSchema, newAccountForm, toForm, type AccountForm } from './bank-account.schema';
import type { AccountOwner, BankAccount } from './bank-account.types';

interface AccountDialogProps {
  readonly owner: AccountOwner;
  readonly holder: string;
  /** Null adds one. */
  readonly account: BankAccount | null;
  readonly onClose: () => void;
}

/** Adds an account of a payee, or changes one; either way it waits for its verification. */
export function AccountDialog({ owner, holder, account, onClose }: AccountDialogProps) {
  const { t } = useTranslation('bank-accounts');
  const { masters } = useMasters();
  const { mutateAsync } = useSaveAccount();
  const form = useAppForm<AccountForm>(
    accountSchema(account === null),
    account === null ? newAccountForm(holder) : toForm(account),
  );
  const { control } = form;
  const isFlagged = account !== null && (account.is_verified || account.is_valid);
  return (
    <FormDialog
      form={form}
      size="lg"
      title={account === null ? t('add') : t('changeNamed', { last4: account.account_last4 })}
      submitLabel={t('save')}
      onSubmit={async (values) => {
        await mutateAsync({
          owner,
          id: account?.id ?? null,
          expectedVersion: account?.version ?? null,
          values,
        });
        notifications.show({ color: 'green', message: t('saved') });
      }}
      onClose={onClose}
      rename={(path) => (path === 'owner_type' || path.endsWith('_id') ? 'root.server' : path)}
    >
      {isFlagged ? <Alert color="saffron">{t('resets')}</Alert> : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {owner.type === 'HEAD' ? (
          <TextField
            control={control}
            name="head_code"
            label={t('field.head_code')}
            maxLength={32}
            isRequired
            isDisabled={account !== null}
          />
        ) : null}
        <AccountFields
          control={control}
          at={(name) => name}
          masters={masters}
          {...(account === null ? {} : { keptLast4: account.account_last4 })}
        />
      </SimpleGrid>
      <CheckboxField control={control} name="is_primary" label={t('field.is_primary')} />
      {account === null ? null : (
        <CheckboxField control={control} name="is_active" label={t('field.is_active')} />
      )}
    </FormDialog>
  );
}
