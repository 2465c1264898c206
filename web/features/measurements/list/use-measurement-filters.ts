import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ANOMALY_GRADES } from '#domain';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';

/** The filters of the list. */
export function useMeasurementFilters(masters: MasterLookup): readonly Filter[] {
  const { t } = useTranslation('measurements');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'state',
        label: t('column.state'),
        options: stateChoices('measurement'),
      },
      { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
      {
        kind: 'choices',
        key: 'grade',
        label: t('column.grade'),
        options: ANOMALY_GRADES.map((code) => ({
          code,
          name: t(`grade.${code}`),
          local_names: {},
        })),
      },
      { kind: 'days', key: 'measured', label: t('field.measuredOn') },
      { kind: 'amounts', key: 'amount', label: t('column.amount') },
      { kind: 'flag', key: 'mine', label: t('filter.mine'), yes: t('common:filter.me') },
    ],
    [masters, stateChoices, t],
  );
}
