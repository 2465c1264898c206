import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useRetryDelivery } from './admin.mutations';
import type { Delivery } from './admin.types';

/** Sends one message again; a refusal is said beside the button. */
export function RetryButton({ row }: { readonly row: Delivery }) {
  const { t } = useTranslation('admin');
  const { ofError } = useErrorText();
  const retry = useRetryDelivery();
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('deliveries.retryNamed', { subject: row.subject ?? row.topic })}
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={retry.isPending}
        onClick={() =>
          retry.mutate(row.id, {
            onSuccess: () =>
              notifications.show({ color: 'green', message: t('deliveries.retried') }),
          })
        }
      >
        {t('deliveries.retry')}
      </Button>
      {retry.isError ? (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {ofError(retry.error)}
        </Text>
      ) : null}
    </>
  );
}
