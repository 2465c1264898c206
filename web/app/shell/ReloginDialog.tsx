import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signInWithPassword } from '~/api/auth';
import { useAuth } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';

/** The session ran out, or is another person's now: asks for the password over the page, so that what was typed stays. */
export function ReloginDialog() {
  const { t } = useTranslation('account');
  const { isExpired, other, signedIn, takeOver, signOut } = useAuth();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const email = signedIn?.email ?? '';

  const submit = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await signInWithPassword(email, password);
      setPassword('');
      await client.invalidateQueries();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal
      opened={isExpired}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t(other === null ? 'expired.title' : 'expired.otherTitle')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">
            {other === null
              ? t('expired.text', { email })
              : t('expired.otherText', { email, other: other.email ?? '' })}
          </Text>
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <PasswordInput
            label={t('field.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
            required
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
          />
          {error === null ? null : <ErrorBlock error={error} />}
          <Group justify="flex-end" gap="xs">
            {other === null ? (
              <Button variant="default" onClick={() => void signOut('local')}>
                {t('expired.leave')}
              </Button>
            ) : (
              <Button variant="default" onClick={takeOver}>
                {t('expired.takeOver', { other: other.email ?? '' })}
              </Button>
            )}
            <Button type="submit" loading={isBusy}>
              {t('expired.continue')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
