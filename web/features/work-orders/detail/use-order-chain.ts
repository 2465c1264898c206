import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { WorkOrder } from '../work-order.types';

/** What comes after an order, in the order of the work. */
const LATER = ['measurement', 'muster', 'bill', 'payment'] as const;

/** The chain of the work as it looks from its order. */
export function useOrderChain(order: WorkOrder): readonly ChainStep[] {
  const { t } = useTranslation('estimates');
  const names = useWorkflowNames();
  const { project, estimate, state, application_status: status } = order;
  return useMemo(
    () => [
      project === null
        ? { key: 'project', label: t('common:noun.project'), progress: 'done' }
        : {
            key: 'project',
            label: t('common:noun.project'),
            progress: 'done',
            note: project.number ?? names.stateName('project', project.state),
            link: { to: '/projects/$projectId', params: { projectId: project.id } },
          },
      estimate === null
        ? { key: 'estimate', label: t('common:noun.estimate'), progress: 'done' }
        : {
            key: 'estimate',
            label: t('common:noun.estimate'),
            progress: 'done',
            note: estimate.number ?? names.stateName('estimate', estimate.state),
            link: { to: '/estimates/$estimateId', params: { estimateId: estimate.id } },
          },
      {
        key: 'workOrder',
        label: t('common:noun.work_order'),
        progress: status === 'ACTIVE' ? 'done' : 'current',
        note: names.stateName('work_order', state),
      },
      ...LATER.map((key): ChainStep => ({ key, label: t(`chain.${key}`), progress: 'ahead' })),
    ],
    [project, estimate, state, status, names, t],
  );
}
