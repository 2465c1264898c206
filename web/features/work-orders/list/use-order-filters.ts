import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';
import type { WorkOrderSearch } from '../work-order.search';

/** The filters of the list; the due list is one of them. */
export function useOrderFilters(masters: MasterLookup, search: WorkOrderSearch): readonly Filter[] {
  const { t } = useTranslation('work-orders');
  const { stateChoices } = useWorkflowNames();
  const { ward } = search;
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'state',
        label: t('field.state'),
        options: stateChoices('work_order'),
      },
      { kind: 'flag', key: 'due', label: t('filter.acceptance'), yes: t('filter.due') },
      { kind: 'choices', key: 'ward', label: t('field.ward'), options: masters.wards },
      {
        kind: 'choices',
        key: 'role',
        label: t('field.role'),
        options: masters.list('AGENCY_ROLE'),
      },
      { kind: 'days', key: 'created', label: t('field.created') },
      {
        kind: 'choices',
        key: 'locality',
        label: t('field.locality'),
        options: masters.localitiesOf(ward),
      },
      { kind: 'amounts', key: 'amount', label: t('field.amount') },
      { kind: 'flag', key: 'late', label: t('field.endsOn'), yes: t('filter.late') },
      { kind: 'flag', key: 'mine', label: t('field.createdBy'), yes: t('common:filter.me') },
    ],
    [masters, stateChoices, ward, t],
  );
}
