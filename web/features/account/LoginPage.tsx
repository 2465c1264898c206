import { Button, Center, Divider, Loader, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { signInWithPassword } from '~/api/auth';
import { useAuth } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { LinkButton } from '~/ui/LinkButton';
import { LinkText } from '~/ui/LinkText';
import { Redirect } from '~/ui/Redirect';
import { AccountFrame } from './AccountFrame';

/** E-mail and password; the way to a forgotten password and to a code by mail. */
export function LoginPage() {
  const { t } = useTranslation('account');
  const { status } = useAuth();
  const { next } = useSearch({ from: '/login' });

  if (status === 'loading') {
    return (
      <Center h="100vh">
        <Loader aria-label={t('common:state.loading')} />
      </Center>
    );
  }
  if (status !== 'signed-out') {
    // Its reader lets only addresses of ours pass; which one, only the running app knows.
    return <Redirect to={(next ?? '/') as '/'} />;
  }
  return (
    <AccountFrame title={t('login.title')} hint={t('login.hint')}>
      <LoginForm />
      <Divider label={t('login.or')} />
      <LinkButton to="/sign-in-code" variant="default" fullWidth>
        {t('login.withCode')}
      </LinkButton>
    </AccountFrame>
  );
}

/** Two plain inputs: the form library would double what the first screen has to load. */
function LoginForm() {
  const { t } = useTranslation('account');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const missing = (value: string) =>
    wasTried && value.trim() === '' ? t('errors:REQUIRED') : undefined;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setWasTried(true);
    setError(null);
    if (email.trim() === '' || password === '') return;
    setIsBusy(true);
    try {
      await signInWithPassword(email.trim(), password);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form noValidate aria-label={t('login.title')} onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {error === null ? null : <ErrorBlock error={error} />}
        <TextInput
          label={t('field.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={missing(email)}
        />
        <PasswordInput
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={missing(password)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword'), tabIndex: 0 }}
        />
        <LinkText to="/forgot-password" size="sm" ta="right">
          {t('login.forgot')}
        </LinkText>
        <Button type="submit" size="md" loading={isBusy}>
          {t('login.submit')}
        </Button>
      </Stack>
    </form>
  );
}
