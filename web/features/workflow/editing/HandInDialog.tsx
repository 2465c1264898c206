import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import type { ActionInput } from '~/ui/action/action.types';
import { ActionDialog } from '~/ui/action/ActionDialog';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { useWorkflowNames } from '../use-workflow-names';
import { workflowQueries } from '../workflow.queries';
import type { PaperRef } from '../workflow.types';

interface HandInDialogProps {
  readonly paper: PaperRef;
  readonly version: number;
  /** The move that hands this kind of paper in, under whatever name the workflow gives it. */
  readonly isHandingIn: (offered: { readonly effect: string | null }) => boolean;
  readonly onAct: (input: ActionInput) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for whom and with which words a draft goes on, as the workflow offers it now. */
export function HandInDialog({ paper, version, isHandingIn, onAct, onClose }: HandInDialogProps) {
  const { t } = useTranslation('drafts');
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
