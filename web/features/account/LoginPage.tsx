import { Button, Center, Divider, Loader, Stack } from '@mantine/core';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInWithPassword } from '~/api/auth';
import { useAuth } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { Form } from '~/ui/form/Form';
import { PasswordField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { LinkText } from '~/ui/LinkText';
import { LinkButton } from '~/ui/LinkButton';
import { AccountFrame } from './AccountFrame';
import { loginSchema } from './account.schema';

/** E-mail and password; the way to a forgotten password and to a code by mail. */
export function LoginPage() {
  const { t } = useTranslation('account');
  const { status } = useAuth();
  const { next } = useSearch({ from: '/login' });
  const [error, setError] = useState<unknown>(null);
  const form = useAppForm(loginSchema, { email: '', password: '' });

  if (status === 'loading') {
    return (
      <Center h="100vh">
        <Loader aria-label={t('common:state.loading')} />
      </Center>
    );
  }
  if (status !== 'signed-out') return <Navigate to={next ?? '/'} replace />;

  const submit = async ({ email, password }: { email: string; password: string }) => {
    setError(null);
    try {
      await signInWithPassword(email, password);
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <AccountFrame title={t('login.title')} hint={t('login.hint')}>
      <Form form={form} onSubmit={submit} label={t('login.title')}>
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
          <PasswordField
            control={form.control}
            name="password"
            label={t('field.password')}
            showLabel={t('field.showPassword')}
            autoComplete="current-password"
            isRequired
          />
          <LinkText to="/forgot-password" size="sm" ta="right">
            {t('login.forgot')}
          </LinkText>
          <Button type="submit" size="md" loading={form.formState.isSubmitting}>
            {t('login.submit')}
          </Button>
          <Divider label={t('login.or')} my={4} />
          <LinkButton to="/sign-in-code" variant="default">
            {t('login.withCode')}
          </LinkButton>
        </Stack>
      </Form>
    </AccountFrame>
  );
}
