import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareContents } from '~/features/workflow';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareKind } from '~/ui/compare/compare.types';
import type { Muster } from './muster.types';

const field = (
  key: string,
  label: string,
  kind: CompareKind,
  before: CompareField['before'],
  after: CompareField['after'],
): CompareField => ({ key, label, kind, before, after });

/** Compares two contents of a muster: totals, then person by person. */
export function useMusterComparer(): CompareContents {
  const { t } = useTranslation();
  return useCallback(
    (one, other) => {
      const before = one as Muster;
      const after = other as Muster;
      return {
        sections: [
          {
            key: 'totals',
            title: t('musters:total'),
            fields: [
              field('days', t('musters:column.payable'), 'quantity', before.days, after.days),
              field('amount', t('musters:column.amount'), 'money', before.amount, after.amount),
            ],
          },
          {
            key: 'people',
            title: t('musters:tab.people'),
            rows: compareRows(before.lines, after.lines, {
              id: (line) => line.individual_id,
              title: (line) => line.name,
              fields: (old, fresh) => [
                field('days', t('musters:column.attended'), 'quantity', old?.days, fresh?.days),
                field(
                  'payable',
                  t('musters:column.payable'),
                  'quantity',
                  old?.payable_days,
                  fresh?.payable_days,
                ),
                field(
                  'skill',
                  t('musters:column.skill'),
                  'text',
                  old?.skill_code,
                  fresh?.skill_code,
                ),
                field('amount', t('musters:column.amount'), 'money', old?.amount, fresh?.amount),
              ],
            }),
          },
        ],
      };
    },
    [t],
  );
}
