import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';

/** The filters of the list of proposals. */
export function useProposalFilters(): readonly Filter[] {
  const { t } = useTranslation('proposals');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      { kind: 'choices', key: 'state', label: t('list.state'), options: stateChoices('proposal') },
      { kind: 'days', key: 'created', label: t('list.created') },
      { kind: 'amounts', key: 'amount', label: t('field.amount') },
      { kind: 'flag', key: 'mine', label: t('list.madeBy'), yes: t('common:filter.me') },
    ],
    [stateChoices, t],
  );
}
