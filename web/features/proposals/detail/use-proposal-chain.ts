import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { Proposal } from '../proposal.types';

const LATER = ['workOrder', 'measurement', 'bill', 'payment'] as const;

/** Project, proposal, estimate, and what is ahead. */
export function useProposalChain(proposal: Proposal): readonly ChainStep[] {
  const { t } = useTranslation('proposals');
  const { stateName } = useWorkflowNames();
  const { project } = proposal;
  const [estimate] = proposal.estimates.slice(-1);
  return [
    {
      key: 'project',
      label: t('common:noun.project'),
      progress: 'done',
      note: project.number,
      link: { to: '/projects/$projectId', params: { projectId: project.id } },
    },
    {
      key: 'proposal',
      label: t('common:noun.proposal'),
      progress: proposal.application_status === 'ACTIVE' ? 'done' : 'current',
      note: stateName('proposal', proposal.state),
    },
    estimate === undefined
      ? { key: 'estimate', label: t('common:noun.estimate'), progress: 'ahead' }
      : {
          key: 'estimate',
          label: t('common:noun.estimate'),
          progress: 'current',
          note: stateName('estimate', estimate.state),
          link: { to: '/estimates/$estimateId', params: { estimateId: estimate.id } },
        },
    ...LATER.map((key): ChainStep => ({
      key,
      label: t(`estimates:chain.${key}`),
      progress: 'ahead',
    })),
  ];
}
