import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useWorkflowNames } from '../use-workflow-names';
import type { DraftConflict } from './use-paper-draft';

interface ConflictAlertProps {
  /** The workflow's document type. */
  readonly type: string;
  readonly conflict: DraftConflict;
  /** Shows theirs beside mine. */
  readonly onLook: () => void;
  /** Store what is in the form in place of the other person's version. */
  readonly onKeepMine: () => void;
  /** Fill the form with what is stored. */
  readonly onTakeTheirs: () => void;
}

/** Somebody else was faster: says who and when, shows theirs beside mine, and loses nothing. */
export function ConflictAlert(props: ConflictAlertProps) {
  const { type, conflict, onLook, onKeepMine, onTakeTheirs } = props;
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const { stateName } = useWorkflowNames();
  return (
    <Alert
      role="alert"
      color="saffron"
      icon={<IconUsers aria-hidden />}
      title={t('conflict.title', {
        name: conflict.movedBy,
        at: format.dateTime(conflict.movedAt),
        paper: type,
      })}
      mb="md"
    >
      <Text size="sm">
        {conflict.isOpen
          ? t('conflict.text')
          : t('conflict.closed', {
              state: stateName(type, conflict.state),
            })}
      </Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={onLook}>
          {t('newer.look')}
        </Button>
        {conflict.isOpen ? (
          <Button size="xs" onClick={onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
        ) : null}
        <Button size="xs" variant="subtle" color="red" onClick={onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}
