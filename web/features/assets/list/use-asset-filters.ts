import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';

/** The filters of the register. */
export function useAssetFilters(masters: MasterLookup): readonly Filter[] {
  const { t } = useTranslation('assets');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'class',
        label: t('field.class'),
        options: masters.list('ASSET_CLASS'),
      },
      { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
      { kind: 'choices', key: 'state', label: t('field.state'), options: stateChoices('asset') },
      { kind: 'days', key: 'built', label: t('field.builtOn') },
      { kind: 'amounts', key: 'cost', label: t('field.cost') },
    ],
    [masters, stateChoices, t],
  );
}
