import { Button, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendSignInCode, verifySignInCode } from '~/api/auth';
import { useAuth } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { Form } from '~/ui/form/Form';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { LinkText } from '~/ui/LinkText';
import { Redirect } from '~/ui/Redirect';
import { AccountFrame } from './AccountFrame';
import { codeSchema, emailSchema } from './account.schema';

/**
 * Signing in with a code by mail: for invited people, who have no password yet, and for those who would
 * rather not use one. The membership that waits for the address is taken up with the first sign-in.
 */
export function SignInCodePage() {
  const { t } = useTranslation('account');
  const { status } = useAuth();
  const { email: invited } = useSearch({ from: '/sign-in-code' });
  const [sentTo, setSentTo] = useState<string | null>(null);

  if (status !== 'signed-out' && status !== 'loading') return <Redirect to="/" />;
  return (
    <AccountFrame title={t('code.title')} hint={t('code.hint')}>
      {sentTo === null ? (
        <AskForCode email={invited ?? ''} onSent={setSentTo} />
      ) : (
        <EnterCode email={sentTo} />
      )}
      <LinkText to="/login" size="sm">
        {t('backToLogin')}
      </LinkText>
    </AccountFrame>
  );
}

interface AskForCodeProps {
  readonly email: string;
  readonly onSent: (email: string) => void;
}

function AskForCode({ email, onSent }: AskForCodeProps) {
  const { t } = useTranslation('account');
  const [error, setError] = useState<unknown>(null);
  const form = useAppForm(emailSchema, { email });
  const submit = async (values: { email: string }) => {
    setError(null);
    try {
      await sendSignInCode(values.email);
      onSent(values.email);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Form form={form} onSubmit={submit} label={t('code.title')}>
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
          {t('code.send')}
        </Button>
      </Stack>
    </Form>
  );
}

function EnterCode({ email }: { readonly email: string }) {
  const { t } = useTranslation('account');
  const [error, setError] = useState<unknown>(null);
  const form = useAppForm(codeSchema, { email, code: '' });
  const submit = async (values: { email: string; code: string }) => {
    setError(null);
    try {
      await verifySignInCode(values.email, values.code);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Form form={form} onSubmit={submit} label={t('code.title')}>
      <Stack gap="sm">
        {error === null ? null : <ErrorBlock error={error} />}
        <TextField
          control={form.control}
          name="code"
          label={t('field.code')}
          hint={t('code.sent', { email })}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          isRequired
        />
        <Button type="submit" size="md" loading={form.formState.isSubmitting}>
          {t('code.submit')}
        </Button>
      </Stack>
    </Form>
  );
}
