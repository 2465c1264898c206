import { Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { usePublishWorkflow } from '../workflow-editor.mutations';
import { workflowEditorQueries } from '../workflow-editor.queries';
import type { ListedWorkflow, Workflow } from '../workflow-editor.types';
import { DifferenceList } from './DifferenceList';

interface PublishDialogProps {
  readonly workflow: Workflow;
  readonly revision: number;
  /** What is in force now. */
  readonly inForce: ListedWorkflow;
  readonly onClose: () => void;
}

/** Says what will be otherwise, and what becomes of the papers in flight, before a draft is put in force. */
export function PublishDialog({ workflow, revision, inForce, onClose }: PublishDialogProps) {
  const { t } = useTranslation('workflow-editor');
  const navigate = useNavigate();
  const publish = usePublishWorkflow();
  const query = useQuery(workflowEditorQueries.detail(inForce.tenant_id, inForce.id));
  const count = inForce.in_flight.reduce((sum, each) => sum + each.count, 0);
  const confirm = async () => {
    await publish.mutateAsync({ id: workflow.id, revision });
    notifications.show({
      color: 'green',
      message: t('publish.done', { version: workflow.version }),
    });
    await navigate({ to: '/administration/workflows' });
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('publish.title', { version: workflow.version })}
      confirmLabel={t('publish.confirm')}
      isBusy={publish.isPending}
      error={publish.error}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t('publish.text', { count })}</Text>
        <Title order={3} fz="sm">
          {t('publish.differences')}
        </Title>
        <QueryBoundary query={query}>
          {(before) =>
            before === null ? null : <DifferenceList before={before} after={workflow} />
          }
        </QueryBoundary>
      </Stack>
    </ConfirmDialog>
  );
}
