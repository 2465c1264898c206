import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import type { Filter } from '~/ui/table/filter-types';
import { tenderQueries } from '../tender.queries';

/** The filters of the list of tenders. */
export function useTenderFilters(): readonly Filter[] {
  const { t } = useTranslation('tenders');
  const { tenant } = useSession();
  const { stateChoices } = useWorkflowNames();
  const { data: classes } = useQuery(tenderQueries.classes(tenant.id));
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'state',
        label: t('column.state'),
        options: stateChoices('tender'),
      },
      { kind: 'choices', key: 'class', label: t('field.class'), options: classes ?? [] },
      { kind: 'days', key: 'created', label: t('column.created') },
      { kind: 'amounts', key: 'amount', label: t('field.estimatedCost') },
      { kind: 'flag', key: 'mine', label: t('column.preparedBy'), yes: t('common:filter.me') },
    ],
    [classes, stateChoices, t],
  );
}
