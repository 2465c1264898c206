import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useWorkflowNames, workflowQueries, type PaperRef } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import type { ActionInput } from '~/ui/action/action.types';
import { ActionDialog } from '~/ui/action/ActionDialog';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { isHandingIn } from '../estimate.permissions';

interface SubmitDialogProps {
  readonly paper: PaperRef;
  readonly version: number;
  readonly onAct: (input: ActionInput) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for whom and with which words the estimate goes on, as the workflow offers it now. */
export function SubmitDialog({ paper, version, onAct, onClose }: SubmitDialogProps) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const names = useWorkflowNames();
  const query = useQuery(workflowQueries.actions(tenant.id, paper, version));
  if (query.isPending) return null;
  const offered = query.data?.find(isHandingIn);
  if (offered === undefined || !offered.is_allowed) {
    return (
      <ConfirmDialog
        isOpen
        title={t('submit.title')}
        confirmLabel={t('submit.back')}
        error={query.error}
        onConfirm={onClose}
        onClose={onClose}
      >
        {query.error === null ? t('submit.notOffered') : null}
      </ConfirmDialog>
    );
  }
  const assignees = offered.assignees.map(({ designation, ...person }) => ({
    ...person,
    designation: designation === null ? null : masters.name('DESIGNATION', designation),
  }));
  return (
    <ActionDialog
      offered={{
        ...offered,
        assignees,
        version,
        next_state_name: names.stateName(paper.type, offered.next_state),
      }}
      onAct={onAct}
      onClose={onClose}
    />
  );
}
