import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { Bill } from '../bill.types';

/** The chain of a work as it looks from a bill. Links lead where the reader may go. */
export function useBillChain(bill: Bill): readonly ChainStep[] {
  const { t } = useTranslation();
  const { can } = useSession();
  return useMemo(() => {
    const { work_order: order } = bill;
    return [
      {
        key: 'project',
        label: t('noun.project'),
        progress: 'done',
        note: order.project.number,
        ...(can('project:read')
          ? { link: { to: '/projects/$projectId', params: { projectId: order.project.id } } }
          : {}),
      },
      {
        key: 'workOrder',
        label: t('noun.work_order'),
        progress: 'done',
        note: order.number,
        ...(can('work_order:read')
          ? { link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } } }
          : {}),
      },
      {
        key: 'bill',
        label: t('noun.bill'),
        progress: bill.application_status === 'ACTIVE' ? 'done' : 'current',
        note: bill.number,
      },
    ] satisfies readonly ChainStep[];
  }, [bill, can, t]);
}
