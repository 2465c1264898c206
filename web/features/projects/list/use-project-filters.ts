import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import type { Filter } from '~/ui/table/FilterBar';
import { filterOfPointer, type ProjectSearch } from '../project.search';

/**
 * The filters of the list; the localities are those of the wards that were chosen. `refused` is the error of
 * the search: what it says about a date stands beside that date.
 */
export function useProjectFilters(
  masters: MasterLookup,
  search: ProjectSearch,
  refused: unknown,
): readonly Filter[] {
  const { t } = useTranslation('projects');
  const { stateChoices } = useWorkflowNames();
  const { ofField } = useErrorText();
  return useMemo(() => {
    const faults = refused === null ? [] : asApiError(refused).fieldErrors;
    const errorOf = (key: keyof ProjectSearch) => {
      const fault = faults.find(({ pointer }) => filterOfPointer(pointer) === key);
      return fault === undefined ? {} : { error: ofField(fault) };
    };
    return [
      {
        kind: 'choices',
        key: 'state',
        label: t('column.state'),
        options: stateChoices('project'),
      },
      { kind: 'choices', key: 'ward', label: t('field.ward_code'), options: masters.wards },
      {
        kind: 'choices',
        key: 'locality',
        label: t('field.locality_code'),
        options: masters.localitiesOf(search.ward),
      },
      {
        kind: 'choices',
        key: 'type',
        label: t('field.project_type_code'),
        options: masters.list('PROJECT_TYPE'),
      },
      { kind: 'day', key: 'from', label: t('filter.from'), ...errorOf('from') },
      { kind: 'day', key: 'to', label: t('filter.to'), ...errorOf('to') },
    ];
  }, [masters, search.ward, refused, stateChoices, ofField, t]);
}
