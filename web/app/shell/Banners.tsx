import { Alert, Button, Group } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { IconPlugConnectedX, IconServerOff, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from '~/api/connection';
import type { LiveState } from '~/api/realtime';

const ICONS = { offline: IconWifiOff, unreachable: IconServerOff, lost: IconPlugConnectedX };
const KNOCK_EVERY_MS = 5000;

/** Says that the line is down and what still works; goes away by itself, with everything on the screen asked anew. */
export function Banners({ live }: { readonly live: LiveState }) {
  const { t } = useTranslation('palette');
  const client = useQueryClient();
  const { online } = useNetwork();
  const isReachable = useSyncExternalStore(connection.subscribe, connection.isReachable);
  const isCut = !online || !isReachable;

  useEffect(() => {
    if (!isCut) return undefined;
    // The counts ask again until somebody answers: that ends the banner.
    const knock = () => void client.refetchQueries({ queryKey: ['inbox', 'desk'] });
    const timer = window.setInterval(knock, KNOCK_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.at(-1) !== 'draft' });
    };
  }, [isCut, client]);

  const kind = !online ? 'offline' : !isReachable ? 'unreachable' : live === 'lost' ? 'lost' : null;
  const KindIcon = kind === null ? null : ICONS[kind];
  return (
    <div role="status" className="no-print">
      {kind === null || KindIcon === null ? null : (
        <Alert
          color="saffron"
          mb="sm"
          py={8}
          icon={<KindIcon aria-hidden />}
          title={t(`banner.${kind}.title`)}
        >
          <Group justify="space-between" gap="xs">
            {t(`banner.${kind}.text`)}
            {kind === 'offline' ? null : (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void client.refetchQueries({ type: 'active' })}
              >
                {t('common:action.retry')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
    </div>
  );
}
