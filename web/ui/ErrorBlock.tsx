import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';

interface ErrorBlockProps {
  readonly error: unknown;
  /** Asks again; without it there is no button. */
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
}

/** What went wrong, in place: the sentence, a way to try again, and the id to report. */
export function ErrorBlock({ error, onRetry, isRetrying = false }: ErrorBlockProps) {
  const { t } = useTranslation();
  const { ofError } = useErrorText();
  const { requestId } = asApiError(error);
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('error.title')}
      my="sm"
    >
      <Text>{ofError(error)}</Text>
      <Group mt="sm" gap="md">
        {onRetry === undefined ? null : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onRetry}
            loading={isRetrying}
          >
            {t('action.retry')}
          </Button>
        )}
        {requestId === null ? null : (
          <Text size="xs" c="dimmed">
            {t('error.requestId', { id: requestId })}
          </Text>
        )}
      </Group>
    </Alert>
  );
}
