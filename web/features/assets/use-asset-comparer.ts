import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import type { CompareContents } from '~/features/workflow';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareKind } from '~/ui/compare/compare.types';
import type { Asset, Closure } from './asset.types';

const field = (
  key: string,
  label: string,
  kind: CompareKind,
  before: CompareField['before'],
  after: CompareField['after'],
): CompareField => ({ key, label, kind, before, after });

/** Compares two contents of an asset. */
export function useAssetComparer(): CompareContents {
  const { t } = useTranslation();
  const { masters } = useMasters();
  return useCallback(
    (one, other) => {
      const before = one as Asset;
      const after = other as Asset;
      const kind = (code: string) => masters.name('ASSET_CLASS', code);
      return {
        sections: [
          {
            key: 'asset',
            title: t('assets:asset'),
            fields: [
              field('name', t('assets:field.name'), 'text', before.name, after.name),
              field(
                'class',
                t('assets:field.class'),
                'text',
                kind(before.class_code),
                kind(after.class_code),
              ),
              field('cost', t('assets:field.cost'), 'money', before.cost, after.cost),
              field(
                'description',
                t('assets:field.description'),
                'text',
                before.description,
                after.description,
              ),
              field(
                'latitude',
                t('assets:field.latitude'),
                'quantity',
                before.latitude,
                after.latitude,
              ),
              field(
                'longitude',
                t('assets:field.longitude'),
                'quantity',
                before.longitude,
                after.longitude,
              ),
            ],
          },
        ],
      };
    },
    [t, masters],
  );
}

/** Compares two contents of a closure. */
export function useClosureComparer(): CompareContents {
  const { t } = useTranslation();
  const { masters } = useMasters();
  return useCallback(
    (one, other) => {
      const before = one as Closure;
      const after = other as Closure;
      return {
        sections: [
          {
            key: 'closure',
            title: t('assets:closure.title'),
            fields: [
              field(
                'completed_on',
                t('assets:closure.completedOn'),
                'date',
                before.completed_on,
                after.completed_on,
              ),
              field('remarks', t('assets:closure.remarks'), 'text', before.remarks, after.remarks),
              field(
                'deviation',
                t('assets:closure.deviation'),
                'text',
                before.deviation_reason,
                after.deviation_reason,
              ),
              field('rating', t('assets:closure.rating'), 'quantity', before.rating, after.rating),
            ],
          },
          {
            key: 'answers',
            title: t('assets:closure.checklist'),
            rows: compareRows(before.answers, after.answers, {
              id: (row) => row.question_code,
              title: (row) => row.question_code,
              fields: (old, fresh) => [
                field('answer', t('assets:closure.answer'), 'text', old?.answer, fresh?.answer),
              ],
            }),
          },
          {
            key: 'assets',
            title: t('assets:closure.assets'),
            rows: compareRows(before.assets, after.assets, {
              id: (row) => row.name,
              title: (row) => row.name,
              fields: (old, fresh) => [
                field(
                  'class',
                  t('assets:field.class'),
                  'text',
                  masters.name('ASSET_CLASS', old?.class_code),
                  masters.name('ASSET_CLASS', fresh?.class_code),
                ),
                field('cost', t('assets:field.cost'), 'money', old?.cost, fresh?.cost),
              ],
            }),
          },
        ],
      };
    },
    [t, masters],
  );
}
