import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import type { Filter } from '~/ui/table/filter-types';
import { rateQueries } from '../rate.queries';
import { SOR_TYPES } from '../rate.types';

/** The filters of the registry; chapters and sub-types are those that the schedule has. */
export function useRateFilters(): readonly Filter[] {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const { data } = useQuery(rateQueries.groups(tenant.id));
  return useMemo(() => {
    const names = (pick: 'chapter' | 'sub_type') =>
      [...new Set((data ?? []).map((group) => group[pick]))]
        .filter((name) => name !== '')
        .map((name) => ({ code: name, name }));
    return [
      {
        kind: 'choices',
        key: 'type',
        label: t('field.type'),
        options: SOR_TYPES.map((code) => ({ code, name: t(`type.${code}`) })),
      },
      { kind: 'choices', key: 'chapter', label: t('field.chapter'), options: names('chapter') },
      { kind: 'choices', key: 'subType', label: t('field.subType'), options: names('sub_type') },
      {
        kind: 'choices',
        key: 'rate',
        label: t('field.source'),
        options: (['ANALYSIS', 'TYPED', 'NONE', 'OWN'] as const).map((code) => ({
          code,
          name: t(`filter.${code}`),
        })),
      },
      {
        kind: 'flag',
        key: 'active',
        label: t('filter.active'),
        yes: t('filter.yes'),
        no: t('filter.no'),
      },
    ];
  }, [data, t]);
}
