import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '~/session/session.mutations';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { PasswordField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { changePasswordSchema, MIN_PASSWORD } from './account.schema';

const EMPTY = { current: '', password: '', repeated: '' };

export function PasswordSection() {
  const { t } = useTranslation('account');
  const { user } = useSession();
  const { mutateAsync } = useChangePassword();
  const [error, setError] = useState<unknown>(null);
  const form = useAppForm(changePasswordSchema, EMPTY);
  const showLabel = t('field.showPassword');

  const submit = async (values: typeof EMPTY) => {
    setError(null);
    try {
      await mutateAsync({ email: user.email, current: values.current, next: values.password });
      form.reset(EMPTY);
      notifications.show({ color: 'green', message: t('password.saved') });
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <Form form={form} onSubmit={submit} label={t('password.title')}>
      <FormSection
        id="password"
        title={t('password.title')}
        hint={t('setPassword.hint', { min: MIN_PASSWORD })}
        columns={1}
      >
        <Stack gap="sm" maw={420}>
          {error === null ? null : <ErrorBlock error={error} />}
          <PasswordField
            control={form.control}
            name="current"
            label={t('field.currentPassword')}
            autoComplete="current-password"
            isRequired
            showLabel={showLabel}
          />
          <PasswordField
            control={form.control}
            name="password"
            label={t('field.newPassword')}
            autoComplete="new-password"
            isRequired
            showLabel={showLabel}
          />
          <PasswordField
            control={form.control}
            name="repeated"
            label={t('field.repeatPassword')}
            autoComplete="new-password"
            isRequired
            showLabel={showLabel}
          />
        </Stack>
        <Group justify="flex-end" mt="sm">
          <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
            {t('password.submit')}
          </Button>
        </Group>
      </FormSection>
    </Form>
  );
}
