import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';
import type { EstimateSearch } from '../estimate.search';

/** The filters of the list; the localities are those of the wards that were chosen. */
export function useEstimateFilters(
  masters: MasterLookup,
  search: EstimateSearch,
): readonly Filter[] {
  const { t } = useTranslation('estimates');
  const { stateChoices } = useWorkflowNames();
  const { ward } = search;
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'state',
        label: t('column.state'),
        options: stateChoices('estimate'),
      },
      { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
      {
        kind: 'choices',
        key: 'type',
        label: t('filter.type'),
        options: masters.list('PROJECT_TYPE'),
      },
      { kind: 'days', key: 'created', label: t('filter.created') },
      {
        kind: 'choices',
        key: 'locality',
        label: t('filter.locality'),
        options: masters.localitiesOf(ward),
      },
      {
        kind: 'choices',
        key: 'department',
        label: t('field.department'),
        options: masters.list('DEPARTMENT'),
      },
      { kind: 'amounts', key: 'amount', label: t('column.amount') },
      { kind: 'flag', key: 'mine', label: t('column.preparedBy'), yes: t('common:filter.me') },
    ],
    [masters, stateChoices, ward, t],
  );
}
