import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { Estimate } from '../estimate.types';

/** What comes after an estimate, in the order of the work. */
const LATER = ['measurement', 'muster', 'bill', 'payment'] as const;

/** The chain of the work as it looks from its estimate. */
export function useChain(estimate: Estimate): readonly ChainStep[] {
  const { t } = useTranslation('estimates');
  const names = useWorkflowNames();
  const { project, state, application_status: status, siblings, work_orders } = estimate;
  return useMemo(
    () => [
      {
        key: 'project',
        label: t('common:noun.project'),
        progress: 'done',
        note: project.number ?? names.stateName('project', project.state),
        link: { to: '/projects/$projectId', params: { projectId: project.id } },
      },
      {
        key: 'estimate',
        label: t('common:noun.estimate'),
        progress: status === 'ACTIVE' ? 'done' : 'current',
        note:
          siblings.length === 0
            ? names.stateName('estimate', state)
            : `${names.stateName('estimate', state)} · ${t('projects:chain.count', { count: siblings.length + 1 })}`,
      },
      orderStep(work_orders, names.stateName, t('chain.workOrder')),
      ...LATER.map((key): ChainStep => ({ key, label: t(`chain.${key}`), progress: 'ahead' })),
    ],
    [project, state, status, siblings, work_orders, names, t],
  );
}

/** The live order of the estimate, else what is ahead. */
function orderStep(
  orders: Estimate['work_orders'],
  stateName: (type: string, code: string) => string,
  label: string,
): ChainStep {
  const order = orders.find(({ application_status: status }) => status !== 'INACTIVE');
  if (order === undefined) return { key: 'workOrder', label, progress: 'ahead' };
  return {
    key: 'workOrder',
    label,
    progress: order.application_status === 'ACTIVE' ? 'done' : 'current',
    note: stateName('work_order', order.state),
    link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } },
  };
}
