import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

interface RecoveryViewProps {
  /** When the unsaved work was typed. */
  readonly at: string;
  /** Somebody stored another version since. */
  readonly movedBy?: { readonly name: string; readonly at: string } | null;
  /** Both versions side by side. */
  readonly comparison: ReactNode;
  /** The paper can no longer be edited: the name of its state. What was typed is shown, to be copied. */
  readonly closedAs?: string | null;
  readonly onTakeMine: () => void;
  readonly onTakeStored: () => void;
}

/** Unsaved work was found on this device: both versions beside each other, and the choice between them. */
export function RecoveryView(props: RecoveryViewProps) {
  const { at, movedBy = null, closedAs = null, comparison, onTakeMine, onTakeStored } = props;
  const { t } = useTranslation('drafts');
  const format = useFormat();
  return (
    <section aria-label={t('recovery.label')}>
      <Alert
        role="alert"
        color="saffron"
        icon={<IconDeviceDesktop aria-hidden />}
        title={t('recovery.title', { at: format.dateTime(at) })}
        mb="md"
      >
        <Text size="sm">
          {closedAs === null ? t('recovery.text') : t('recovery.closed', { state: closedAs })}
        </Text>
        {movedBy === null ? null : (
          <Text size="sm" mt={4}>
            {t('recovery.moved', { name: movedBy.name, at: format.dateTime(movedBy.at) })}
          </Text>
        )}
        <Group gap="xs" mt="sm">
          {closedAs === null ? (
            <Button size="sm" onClick={onTakeMine}>
              {t('recovery.takeMine')}
            </Button>
          ) : null}
          <Button size="sm" variant="default" onClick={onTakeStored}>
            {t(closedAs === null ? 'recovery.takeStored' : 'recovery.drop')}
          </Button>
        </Group>
      </Alert>
      <Paper p="md">{comparison}</Paper>
    </section>
  );
}

interface RestoredNoticeProps {
  readonly at: string;
  /** Drops what was restored and begins anew. */
  readonly onStartAfresh: () => void;
}

/** A paper that was never stored is simply there again, as it was left. */
export function RestoredNotice({ at, onStartAfresh }: RestoredNoticeProps) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  return (
    <Alert role="status" color="blue" icon={<IconDeviceDesktop aria-hidden />} mb="md">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('recovery.restored', { at: format.dateTime(at) })}</Text>
        <Button size="xs" variant="default" onClick={onStartAfresh}>
          {t('recovery.startAfresh')}
        </Button>
      </Group>
    </Alert>
  );
}
