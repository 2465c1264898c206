import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_TYPES } from '#domain';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/FilterBar';
import type { InboxSearch } from '../inbox.search';

const SLA = ['OVERDUE', 'NEAR', 'IN_TIME'] as const;

/** The filters of the inbox; the localities are those of the wards that were chosen. */
export function useInboxFilters(masters: MasterLookup, search: InboxSearch): readonly Filter[] {
  const { t } = useTranslation('inbox');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'type',
        label: t('filter.type'),
        options: DOCUMENT_TYPES.map((code) => ({ code, name: t(`common:noun.${code}`) })),
      },
      {
        kind: 'choices',
        key: 'state',
        label: t('filter.state'),
        options: stateChoices(...DOCUMENT_TYPES),
      },
      {
        kind: 'choices',
        key: 'sla',
        label: t('filter.sla'),
        options: SLA.map((code) => ({ code, name: t(`sla.${code}`) })),
      },
      { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
      {
        kind: 'choices',
        key: 'locality',
        label: t('filter.locality'),
        options: masters.localitiesOf(search.ward),
      },
    ],
    [masters, search.ward, stateChoices, t],
  );
}
