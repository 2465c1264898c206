import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import type { Filter } from '~/ui/table/filter-types';
import { ORGANISATION_STATUSES } from '../organisation.types';

/** The filters of the register. */
export function useOrganisationFilters(masters: MasterLookup): readonly Filter[] {
  const { t } = useTranslation('organisations');
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'status',
        label: t('field.status'),
        options: ORGANISATION_STATUSES.map((code) => ({ code, name: t(`status.${code}`) })),
      },
      {
        kind: 'choices',
        key: 'type',
        label: t('field.type_code'),
        options: masters.list('ORGANISATION_TYPE'),
      },
      {
        kind: 'choices',
        key: 'class',
        label: t('field.class_code'),
        options: masters.list('ORGANISATION_CLASS'),
      },
      { kind: 'choices', key: 'ward', label: t('field.ward_code'), options: masters.wards },
    ],
    [masters, t],
  );
}
