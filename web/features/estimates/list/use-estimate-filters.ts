import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/FilterBar';
import type { EstimateSearch } from '../estimate.search';

/** The filters of the list; the localities are those of the wards that were chosen. */
export function useEstimateFilters(
  masters: MasterLookup,
  search: EstimateSearch,
): readonly Filter[] {
  const { t } = useTranslation('estimates');
  const names = useWorkflowNames();
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'state',
        label: t('column.state'),
        options: names.stateChoices('estimate'),
      },
      { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
      {
        kind: 'choices',
        key: 'locality',
        label: t('filter.locality'),
        options: masters.localitiesOf(search.ward),
      },
      {
        kind: 'choices',
        key: 'type',
        label: t('filter.type'),
        options: masters.list('PROJECT_TYPE'),
      },
      { kind: 'day', key: 'from', label: t('filter.from') },
      { kind: 'day', key: 'to', label: t('filter.to') },
    ],
    [masters, names, search.ward, t],
  );
}
