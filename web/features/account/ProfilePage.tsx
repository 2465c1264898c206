import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PreferencesSection } from '~/features/notifications';
import { LANGUAGES } from '~/i18n/languages';
import { useUpdateProfile, type ProfileInput } from '~/session/session.mutations';
import { useAuth, useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextField } from '~/ui/form/TextField';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { useAppForm } from '~/ui/form/use-app-form';
import { PageHeader } from '~/ui/PageHeader';
import { AppearanceSection } from './AppearanceSection';
import { profileSchema } from './account.schema';
import { PasswordSection } from './PasswordSection';

const LANGUAGE_CHOICES = LANGUAGES.map(({ code, name }) => ({ code, name }));

/** My name, number, language, look and password, and the way out of every device. */
export function ProfilePage() {
  const { t } = useTranslation('account');
  return (
    <>
      <PageHeader
        title={t('profile.title')}
        crumbs={[{ label: t('common:nav.home'), link: { to: '/' } }, { label: t('profile.title') }]}
      />
      <div style={{ maxWidth: 860 }}>
        <PersonSection />
        <AppearanceSection />
        <PreferencesSection />
        <PasswordSection />
        <DevicesSection />
      </div>
    </>
  );
}

function PersonSection() {
  const { t } = useTranslation('account');
  const { user } = useSession();
  const { mutateAsync } = useUpdateProfile();
  const form = useAppForm(profileSchema, {
    name: user.name,
    mobile: user.mobile ?? '',
    language: user.language,
  });
  const { isDirty, isSubmitting } = form.formState;

  const submit = async (values: { name: string; mobile: string; language: string }) => {
    const input: ProfileInput = { ...values, mobile: values.mobile === '' ? null : values.mobile };
    try {
      await mutateAsync(input);
      form.reset(values);
      notifications.show({ color: 'green', message: t('profile.saved') });
    } catch (error) {
      showServerErrors(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={submit} label={t('profile.person')}>
      <UnsavedChangesGuard isDirty={isDirty && !isSubmitting} />
      <ErrorSummary />
      <FormSection id="person" title={t('profile.person')} hint={user.email ?? ''}>
        <TextField
          control={form.control}
          name="name"
          label={t('field.name')}
          autoComplete="name"
          isRequired
        />
        <TextField
          control={form.control}
          name="mobile"
          label={t('field.mobile')}
          type="tel"
          autoComplete="tel"
        />
        <SelectField
          control={form.control}
          name="language"
          label={t('common:language.label')}
          options={LANGUAGE_CHOICES}
          isRequired
        />
        <Group align="flex-end" justify="flex-end">
          <Button type="submit" loading={isSubmitting} disabled={!isDirty}>
            {t('profile.save')}
          </Button>
        </Group>
      </FormSection>
    </Form>
  );
}

function DevicesSection() {
  const { t } = useTranslation('account');
  const { signOut } = useAuth();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const leave = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await signOut('global');
    } catch (thrown) {
      setError(thrown);
      setIsBusy(false);
    }
  };
  return (
    <FormSection id="devices" title={t('devices.title')} columns={1}>
      <Group justify="space-between">
        <Text maw={520}>{t('devices.text')}</Text>
        <Button color="red" variant="light" onClick={() => setIsAsking(true)}>
          {t('devices.action')}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('devices.title')}
        confirmLabel={t('devices.action')}
        isDangerous
        isBusy={isBusy}
        error={error}
        onConfirm={() => void leave()}
        onClose={() => setIsAsking(false)}
      >
        {t('devices.confirm')}
      </ConfirmDialog>
    </FormSection>
  );
}
