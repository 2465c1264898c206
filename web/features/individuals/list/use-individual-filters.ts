import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import type { Filter } from '~/ui/table/filter-types';
import { ACCOUNT_STATES, GENDERS } from '../individual.types';

/** The filters of the register. */
export function useIndividualFilters(masters: MasterLookup): readonly Filter[] {
  const { t } = useTranslation('individuals');
  return useMemo(
    () => [
      { kind: 'choices', key: 'ward', label: t('field.ward_code'), options: masters.wards },
      {
        kind: 'choices',
        key: 'category',
        label: t('field.social_category'),
        options: masters.list('SOCIAL_CATEGORY'),
      },
      {
        kind: 'choices',
        key: 'skill',
        label: t('field.skills'),
        options: masters.skills.map(({ code }) => ({ code, name: masters.skillName(code) })),
      },
      {
        kind: 'choices',
        key: 'account',
        label: t('field.account_state'),
        options: ACCOUNT_STATES.map((code) => ({ code, name: t(`account.${code}`) })),
      },
      {
        kind: 'choices',
        key: 'gender',
        label: t('field.gender'),
        options: GENDERS.map((code) => ({ code, name: t(`gender.${code}`) })),
      },
      {
        kind: 'flag',
        key: 'active',
        label: t('field.is_active'),
        yes: t('status.ACTIVE'),
        no: t('status.INACTIVE'),
      },
      { kind: 'days', key: 'registered', label: t('field.created_at') },
    ],
    [masters, t],
  );
}
