import { Alert, Button, Stack } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendPasswordLink } from '~/api/auth';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { Form } from '~/ui/form/Form';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { LinkText } from '~/ui/LinkText';
import { AccountFrame } from './AccountFrame';
import { emailSchema } from './account.schema';

/** Asks for the address and mails the link. Says the same for unknown addresses. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('account');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const form = useAppForm(emailSchema, { email: '' });

  const submit = async ({ email }: { email: string }) => {
    setError(null);
    try {
      await sendPasswordLink(email);
      setSentTo(email);
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <AccountFrame title={t('forgot.title')} hint={t('forgot.hint')}>
      {sentTo === null ? (
        <Form form={form} onSubmit={submit} label={t('forgot.title')}>
          <Stack gap="sm">
            {error === null ? null : <ErrorBlock error={error} />}
            <TextField
              control={form.control}
              name="email"
              label={t('field.email')}
              type="email"
              autoComplete="username"
              isRequired
            />
            <Button type="submit" size="md" loading={form.formState.isSubmitting}>
              {t('forgot.submit')}
            </Button>
          </Stack>
        </Form>
      ) : (
        <Alert role="status" color="green" icon={<IconMailCheck aria-hidden />}>
          {t('forgot.sent', { email: sentTo })}
        </Alert>
      )}
      <LinkText to="/login" size="sm">
        {t('backToLogin')}
      </LinkText>
    </AccountFrame>
  );
}
