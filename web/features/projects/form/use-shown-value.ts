import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import type { ProjectForm } from '../project.schema';

const LISTS = {
  project_type_code: 'PROJECT_TYPE',
  project_sub_type_code: 'PROJECT_SUB_TYPE',
  nature_of_work_code: 'NATURE_OF_WORK',
  target_demography_code: 'TARGET_DEMOGRAPHY',
  department_code: 'DEPARTMENT',
  scheme_code: 'SCHEME',
  entrustment_code: 'ENTRUSTMENT',
} as const;

/** A field of the form as a person reads it: names for codes, dates and money as everywhere. */
export function useShownValue(
  masters: MasterLookup,
): (key: keyof ProjectForm, form: ProjectForm) => string {
  const { t } = useTranslation('projects');
  const format = useFormat();
  return useCallback(
    (key, form) => {
      switch (key) {
        case 'estimated_cost':
          return format.money(form.estimated_cost.replaceAll(',', ''));
        case 'proposed_on':
        case 'starts_on':
        case 'ends_on':
          return format.date(form[key]);
        case 'is_task_enabled':
          return t(form.is_task_enabled ? 'yes' : 'no');
        case 'ward_code':
        case 'locality_code':
          return masters.boundaryName(form[key]) || NO_VALUE;
        case 'project_type_code':
        case 'project_sub_type_code':
        case 'nature_of_work_code':
        case 'target_demography_code':
        case 'department_code':
        case 'scheme_code':
        case 'entrustment_code':
          return masters.name(LISTS[key], form[key]) || NO_VALUE;
        case 'targets':
          return (
            form.targets
              .map(({ beneficiary_type_code: code, baseline, target, total }) =>
                [masters.name('BENEFICIARY_TYPE', code), baseline, target, total].join(' / '),
              )
              .join('; ') || NO_VALUE
          );
        default:
          return form[key] === '' ? NO_VALUE : form[key];
      }
    },
    [masters, format, t],
  );
}
