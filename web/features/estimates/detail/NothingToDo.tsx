import { Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames, workflowQueries, type PaperRef } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import type { Estimate } from '../estimate.types';

interface NothingToDoProps {
  readonly paper: PaperRef;
  readonly estimate: Estimate;
}

/** Where the action panel has nothing to offer, says so, and what the estimate waits for. */
export function NothingToDo({ paper, estimate }: NothingToDoProps) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const names = useWorkflowNames();
  const { workflow, state } = estimate;
  const query = useQuery(workflowQueries.actions(tenant.id, paper, workflow.version));
  const isIdle = query.data?.every(({ kind }) => kind === 'SAVE') === true;
  if (!isIdle) return null;
  return (
    <Paper p="md" className="no-print">
      <Text size="sm">
        {workflow.is_terminal
          ? t('idle.finished')
          : t('idle.waiting', { state: names.stateName('estimate', state) })}
      </Text>
    </Paper>
  );
}
