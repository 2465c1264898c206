import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';
import type { ProjectSearch } from '../project.search';

/** The filters of the list; the localities are those of the wards that were chosen. */
export function useProjectFilters(masters: MasterLookup, search: ProjectSearch): readonly Filter[] {
  const { t } = useTranslation('projects');
  const { stateChoices } = useWorkflowNames();
  const { ward } = search;
  return useMemo(() => {
    const choices = (key: string, label: string, options: ReturnType<MasterLookup['list']>) =>
      ({ kind: 'choices', key, label, options }) as const;
    return [
      { kind: 'choices', key: 'state', label: t('column.state'), options: stateChoices('project') },
      { kind: 'choices', key: 'ward', label: t('field.ward_code'), options: masters.wards },
      choices('type', t('field.project_type_code'), masters.list('PROJECT_TYPE')),
      { kind: 'days', key: 'created', label: t('column.created') },
      {
        kind: 'choices',
        key: 'locality',
        label: t('field.locality_code'),
        options: masters.localitiesOf(ward),
      },
      choices('department', t('field.department_code'), masters.list('DEPARTMENT')),
      choices('scheme', t('field.scheme_code'), masters.list('SCHEME')),
      { kind: 'amounts', key: 'cost', label: t('column.cost') },
      {
        kind: 'flag',
        key: 'estimate',
        label: t('column.estimate'),
        yes: t('filter.withEstimate'),
        no: t('filter.withoutEstimate'),
      },
      { kind: 'flag', key: 'mine', label: t('column.createdBy'), yes: t('common:filter.me') },
    ];
  }, [masters, ward, stateChoices, t]);
}
