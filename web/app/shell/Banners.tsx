import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconPlugConnectedX, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '~/api/realtime';

/** Says that the line is down and what still works; nothing while all is well. */
export function Banners({ live }: { readonly live: LiveState }) {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const kind = !online ? 'offline' : live === 'lost' ? 'lost' : null;
  return (
    <div role="status" className="no-print">
      {kind === null ? null : (
        <Alert
          color="saffron"
          mb="sm"
          py={8}
          icon={
            kind === 'offline' ? <IconWifiOff aria-hidden /> : <IconPlugConnectedX aria-hidden />
          }
          title={t(`banner.${kind}.title`)}
        >
          {t(`banner.${kind}.text`)}
        </Alert>
      )}
    </div>
  );
}
