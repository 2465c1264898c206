import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';

/** The filters of the list of closures. */
export function useClosureFilters(): readonly Filter[] {
  const { t } = useTranslation('assets');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      { kind: 'choices', key: 'state', label: t('field.state'), options: stateChoices('closure') },
      { kind: 'days', key: 'closed', label: t('closures.closedOn') },
      { kind: 'amounts', key: 'amount', label: t('closures.finalAmount') },
      { kind: 'flag', key: 'late', label: t('closures.late'), yes: t('closures.onlyLate') },
    ],
    [stateChoices, t],
  );
}
