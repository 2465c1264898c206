import { Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { useWorkflowNames } from '../use-workflow-names';
import { workflowQueries } from '../workflow.queries';
import type { PaperRef, WorkflowFacts } from '../workflow.types';

interface NothingToDoProps {
  readonly paper: PaperRef;
  readonly workflow: WorkflowFacts;
}

/** Where the action panel has nothing to offer, says so, and what the paper waits for. */
export function NothingToDo({ paper, workflow }: NothingToDoProps) {
  const { t } = useTranslation('workflow');
  const { tenant } = useSession();
  const names = useWorkflowNames();
  const query = useQuery(workflowQueries.actions(tenant.id, paper, workflow.version));
  const isIdle = query.data?.every(({ kind }) => kind === 'SAVE') === true;
  if (!isIdle) return null;
  return (
    <Paper p="md" className="no-print">
      <Text size="sm">
        {workflow.is_terminal
          ? t('idle.finished')
          : t('idle.waiting', { state: names.stateName(paper.type, workflow.state) })}
      </Text>
    </Paper>
  );
}
