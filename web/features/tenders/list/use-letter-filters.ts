import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';

/** The filters of the list of letters of intent. */
export function useLetterFilters(): readonly Filter[] {
  const { t } = useTranslation('tenders');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'state',
        label: t('column.state'),
        options: stateChoices('letter_of_intent'),
      },
      { kind: 'days', key: 'created', label: t('column.created') },
      { kind: 'amounts', key: 'amount', label: t('letters.amount') },
    ],
    [stateChoices, t],
  );
}
