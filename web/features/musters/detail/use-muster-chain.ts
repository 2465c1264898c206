import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { Muster } from '../muster.types';

/** What comes after a muster, in the order of the work. */
const LATER = ['bill', 'payment'] as const;

/** The chain of the work as it looks from one of its musters. */
export function useMusterChain(muster: Muster): readonly ChainStep[] {
  const { t } = useTranslation('measurements');
  const names = useWorkflowNames();
  const { project, work_order: order, state, application_status: status } = muster;
  return useMemo(
    () => [
      {
        key: 'project',
        label: t('common:noun.project'),
        progress: 'done',
        note: project.number,
        link: { to: '/projects/$projectId', params: { projectId: project.id } },
      },
      {
        key: 'workOrder',
        label: t('common:noun.work_order'),
        progress: 'done',
        note: order.number,
        link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } },
      },
      {
        key: 'muster',
        label: t('common:noun.muster'),
        progress: status === 'ACTIVE' ? 'done' : 'current',
        note: names.stateName('muster', state),
      },
      ...LATER.map((key): ChainStep => ({ key, label: t(`chain.${key}`), progress: 'ahead' })),
    ],
    [project, order, state, status, names, t],
  );
}
