import { useTranslation } from 'react-i18next';
import { usePaperTabs, type PaperSearch, type PaperTab } from '~/features/workflow';
import { useOrderComparer } from '../use-order-comparer';
import type { WorkOrder } from '../work-order.types';
import { AmendmentTable } from './AmendmentTable';
import { KickoffCard } from './KickoffCard';
import { LineTable } from './LineTable';
import { PlanTables } from './PlanTables';
import { TermList } from './TermList';

/** The parts of an order, what later links of the chain show of it, and what every kind of paper has. */
export function useOrderTabs(
  order: WorkOrder,
  search: PaperSearch,
  more: readonly PaperTab[],
): readonly PaperTab[] {
  const { t } = useTranslation('work-orders');
  const compare = useOrderComparer();
  const common = usePaperTabs({ type: 'work_order', paper: order, search, compare });
  return [
    {
      value: 'lines',
      label: t('tab.lines'),
      content: <LineTable order={order} />,
      isPrinted: true,
    },
    {
      value: 'terms',
      label: t('tab.terms', { count: order.terms.length }),
      content: <TermList terms={order.terms} />,
      isPrinted: true,
    },
    {
      value: 'plan',
      label: t('tab.plan'),
      content: <PlanTables order={order} />,
      isPrinted: order.milestones.length > 0,
    },
    {
      value: 'amendments',
      label: t('tab.amendments', { count: order.amendments.length }),
      content: <AmendmentTable rows={order.amendments} />,
      isPrinted: order.amendments.length > 0,
    },
    {
      value: 'kickoff',
      label: t('tab.kickoff'),
      content: <KickoffCard key={order.handed_over_on} order={order} />,
      isPrinted: false,
    },
    ...more,
    ...common,
  ];
}
