import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import { ChainRibbon, type ChainStep } from '~/ui/ChainRibbon';
import { latestEstimate } from '../project.permissions';
import type { Project } from '../project.types';

/** How far the work is: the project, then its estimate with its state and the way to it. */
export function ProjectChain({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { stateName } = useWorkflowNames();
  const estimate = latestEstimate(project);
  const steps: ChainStep[] = [
    {
      key: 'project',
      label: t('common:noun.project'),
      progress: 'done',
      note: stateName('project', project.state),
    },
    estimate === undefined
      ? {
          key: 'estimate',
          label: t('common:noun.estimate'),
          progress: 'ahead',
          note: t('chain.notStarted'),
        }
      : {
          key: 'estimate',
          label: t('common:noun.estimate'),
          progress: estimate.state === 'APPROVED' ? 'done' : 'current',
          note: stateName('estimate', estimate.state),
          link: { to: '/estimates/$estimateId', params: { estimateId: estimate.id } },
        },
  ];
  return <ChainRibbon steps={steps} />;
}
