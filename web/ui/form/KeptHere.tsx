import { Group, Text } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Beside the buttons of a form that is stored only when asked: closing the tab loses nothing. */
export function KeptHere({ isKept }: { readonly isKept: boolean }) {
  const { t } = useTranslation('drafts');
  return (
    <Group gap={6} role="status" wrap="nowrap" mr="auto" className="no-print">
      {isKept ? (
        <>
          <IconDeviceDesktop size={16} aria-hidden />
          <Text size="sm" c="dimmed">
            {t('keptHere')}
          </Text>
        </>
      ) : null}
    </Group>
  );
}
