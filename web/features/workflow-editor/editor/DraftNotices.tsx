import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';
import { ErrorBlock } from '~/ui/ErrorBlock';
import type { Workflow } from '../workflow-editor.types';

interface DraftNoticesProps {
  readonly error: ApiError;
  readonly workflow: Workflow;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onRetry: () => void;
}

/** Why the draft could not be stored, and what can be done; nothing that was typed is lost. */
export function DraftNotices({ error, workflow, ...does }: DraftNoticesProps) {
  const { t } = useTranslation('workflow-editor');
  const format = useFormat();
  if (error.code === 'WORKFLOW_STALE') {
    return (
      <Alert
        role="alert"
        color="saffron"
        icon={<IconUsers aria-hidden />}
        mb="md"
        title={t('errors:WORKFLOW_STALE')}
      >
        <Text size="sm">
          {t('stale.text', {
            who: textOf(error.details, 'moved_by') ?? '',
            when: format.dateTime(textOf(error.details, 'moved_at')),
          })}
        </Text>
        <Group gap="xs" mt="sm">
          <Button size="xs" onClick={does.onKeepMine}>
            {t('stale.keepMine')}
          </Button>
          <Button size="xs" variant="default" onClick={does.onTakeTheirs}>
            {t('stale.takeTheirs')}
          </Button>
        </Group>
      </Alert>
    );
  }
  if (error.fieldErrors.length === 0) return <ErrorBlock error={error} onRetry={does.onRetry} />;
  const whereOf = (pointer: string) => {
    const [, list, index] = pointer.split('/');
    const rows = list === 'states' ? workflow.states : list === 'actions' ? workflow.actions : [];
    return rows[Number(index)]?.code ?? t('diff.service');
  };
  return (
    <Alert role="alert" color="red" mb="md" title={t('errors:VALIDATION_FAILED')}>
      <List size="sm">
        {error.fieldErrors.map(({ pointer, code, params }) => (
          <List.Item key={`${pointer} ${code}`}>
            {whereOf(pointer)}: {t(`errors:${code}`, params)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
