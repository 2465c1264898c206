import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { useRetryDeadLetters } from './admin.mutations';
import { adminQueries } from './admin.queries';
import type { DeliverySearch } from './admin.search';

/** Sends all dead letters again, of the one topic that the list is filtered by or of all. */
export function RetryDeadLetters() {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const mayRetry = useCan('outbox:retry');
  const { topic }: DeliverySearch = useSearch({ strict: false });
  const { data: count = 0 } = useQuery(adminQueries.deadLetters(tenant.id));
  const [isAsking, setIsAsking] = useState(false);
  const retry = useRetryDeadLetters();
  if (!mayRetry || count === 0) return null;
  const only = topic?.length === 1 ? (topic[0] ?? null) : null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {t('deliveries.retryAll')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('deliveries.retryAll')}
        confirmLabel={t('deliveries.retryAll')}
        isBusy={retry.isPending}
        error={retry.error}
        onClose={() => setIsAsking(false)}
        onConfirm={() =>
          retry.mutate(only, {
            onSuccess: (sent) => {
              setIsAsking(false);
              notifications.show({
                color: 'green',
                message: t('deliveries.retriedAll', { count: sent }),
              });
            },
          })
        }
      >
        {only === null
          ? t('deliveries.retryAllText', { count })
          : t('deliveries.retryTopicText', {
              topic: t(`deliveries.topics.${only}`, { defaultValue: only }),
            })}
      </ConfirmDialog>
    </>
  );
}
