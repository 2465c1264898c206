import { Button, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudUpload,
  IconDeviceDesktop,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useNow } from '../use-now';

interface AutosaveStatusProps {
  readonly status: 'clean' | 'dirty' | 'saving' | 'saved' | 'kept' | 'failed';
  /** Instant of the last success, ISO. */
  readonly savedAt: string | null;
  readonly onRetry?: () => void;
}

/** Says whether the draft is safe: "Saved 2 minutes ago". */
export function AutosaveStatus({ status, savedAt, onRetry }: AutosaveStatusProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(10_000);
  const [StatusIcon, text, color] =
    status === 'saving'
      ? ([IconCloudUpload, t('autosave.saving'), 'dimmed'] as const)
      : status === 'kept'
        ? ([IconDeviceDesktop, t('autosave.kept'), 'saffron'] as const)
        : status === 'failed'
          ? ([IconAlertTriangle, t('autosave.failed'), 'red'] as const)
          : status === 'dirty'
            ? ([IconPencil, t('autosave.dirty'), 'dimmed'] as const)
            : ([
                IconCloudCheck,
                savedAt === null
                  ? t('autosave.nothingYet')
                  : t('autosave.saved', { ago: format.relative(savedAt, now) }),
                'dimmed',
              ] as const);
  return (
    <Group gap={6} role="status" className="no-print" wrap="nowrap">
      <StatusIcon size={16} aria-hidden />
      <Text size="sm" c={color}>
        {text}
      </Text>
      {(status === 'failed' || status === 'kept') && onRetry !== undefined ? (
        <Button size="compact-xs" variant="subtle" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      ) : null}
    </Group>
  );
}
