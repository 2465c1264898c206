import { Button, Center, Loader, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '~/session/session.mutations';
import { useAuth } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { Form } from '~/ui/form/Form';
import { PasswordField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { LinkButton } from '~/ui/LinkButton';
import { Redirect } from '~/ui/Redirect';
import { AccountFrame } from './AccountFrame';
import { MIN_PASSWORD, setPasswordSchema } from './account.schema';

/** A new password, after the link of a forgotten one or at the first sign-in. */
export function SetPasswordPage() {
  const { t } = useTranslation('account');
  const { status, user, isRecovering, finishRecovery } = useAuth();
  const [isDone, setIsDone] = useState(false);
  const { mutateAsync } = useChangePassword();
  const [error, setError] = useState<unknown>(null);
  const form = useAppForm(setPasswordSchema, { password: '', repeated: '' });

  if (status === 'loading') {
    return (
      <Center h="100vh">
        <Loader aria-label={t('common:state.loading')} />
      </Center>
    );
  }
  if (status === 'signed-out') {
    return (
      <AccountFrame title={t('setPassword.title')}>
        <EmptyState
          title={t('setPassword.expired.title')}
          hint={t('setPassword.expired.text')}
          action={<LinkButton to="/forgot-password">{t('setPassword.expired.action')}</LinkButton>}
        />
      </AccountFrame>
    );
  }

  // Not before what I know of myself says so too: the pages behind would lead back here.
  if (isDone && !isRecovering && user?.must_change_password !== true) return <Redirect to="/" />;

  const submit = async ({ password }: { password: string }) => {
    setError(null);
    try {
      await mutateAsync({ email: null, current: null, next: password });
      finishRecovery();
      setIsDone(true);
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <AccountFrame
      title={t('setPassword.title')}
      hint={t('setPassword.hint', { min: MIN_PASSWORD })}
    >
      <Form form={form} onSubmit={submit} label={t('setPassword.title')}>
        <Stack gap="sm">
          {error === null ? null : <ErrorBlock error={error} />}
          <PasswordField
            control={form.control}
            name="password"
            label={t('field.newPassword')}
            showLabel={t('field.showPassword')}
            autoComplete="new-password"
            isRequired
          />
          <PasswordField
            control={form.control}
            name="repeated"
            label={t('field.repeatPassword')}
            showLabel={t('field.showPassword')}
            autoComplete="new-password"
            isRequired
          />
          <Button type="submit" size="md" loading={form.formState.isSubmitting}>
            {t('setPassword.submit')}
          </Button>
        </Stack>
      </Form>
    </AccountFrame>
  );
}
