import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { ChainStep } from '~/ui/ChainRibbon';
import { latestEstimate } from '../project.permissions';
import type { Project } from '../project.types';

/** What comes after an estimate, in the order of the work. */
const LATER = ['workOrder', 'measurement', 'muster', 'bill', 'payment'] as const;

/** How far the work is: the project, its estimates with their number and the state of the latest, and what is ahead. */
export function useProjectChain(project: Project): readonly ChainStep[] {
  const { t } = useTranslation('projects');
  const { stateName } = useWorkflowNames();
  return useMemo(() => {
    const estimate = latestEstimate(project);
    const label = t('common:noun.estimate');
    const count = project.estimates.length;
    return [
      {
        key: 'project',
        label: t('common:noun.project'),
        progress: 'done',
        note: stateName('project', project.state),
      },
      estimate === undefined
        ? { key: 'estimate', label, progress: 'ahead', note: t('chain.notStarted') }
        : {
            key: 'estimate',
            label,
            progress: estimate.application_status === 'ACTIVE' ? 'done' : 'current',
            note:
              count > 1
                ? `${stateName('estimate', estimate.state)} · ${t('chain.count', { count })}`
                : stateName('estimate', estimate.state),
            link: { to: '/estimates/$estimateId', params: { estimateId: estimate.id } },
          },
      ...LATER.map((key): ChainStep => ({
        key,
        label: t(`estimates:chain.${key}`),
        progress: 'ahead',
      })),
    ];
  }, [project, stateName, t]);
}
