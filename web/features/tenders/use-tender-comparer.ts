import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareContents } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareKind, CompareValue } from '~/ui/compare/compare.types';
import type { Tender } from './tender.types';

/** What `get_tender` and the content of a snapshot have in common. */
type TenderContent = Pick<
  Tender,
  | 'name'
  | 'description'
  | 'envelopes'
  | 'contractor_class_code'
  | 'estimated_cost'
  | 'emd_amount'
  | 'bids_close_at'
  | 'opens_at'
  | 'validity_days'
  | 'completion_days'
  | 'defect_liability_days'
  | 'lines'
  | 'criteria'
>;

/** Compares two contents of a tender paper in the reader's language. */
export function useTenderComparer(): CompareContents {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  return useCallback(
    (before, after) => {
      const [old, fresh] = [before as TenderContent, after as TenderContent];
      const fact = (
        key: string,
        label: string,
        pick: (content: TenderContent) => CompareValue,
        kind: CompareKind = 'text',
      ): CompareField => ({ key, label, kind, before: pick(old), after: pick(fresh) });
      return {
        sections: [
          {
            key: 'terms',
            title: t('tab.paper'),
            fields: [
              fact('name', t('column.name'), ({ name }) => name),
              fact('description', t('field.description'), ({ description }) => description),
              fact('cost', t('field.estimatedCost'), (c) => c.estimated_cost, 'money'),
              fact('emd', t('field.emd'), (c) => c.emd_amount, 'money'),
              fact('closes', t('field.closes'), (c) => format.dateTime(c.bids_close_at)),
              fact('opens', t('field.opens'), (c) => format.dateTime(c.opens_at)),
              fact('envelopes', t('field.envelopes'), (c) => t(`envelopes.${c.envelopes}`)),
              fact('class', t('field.class'), (c) => c.contractor_class_code),
              fact('validity', t('field.validity'), (c) => c.validity_days),
              fact('completion', t('field.completion'), (c) => c.completion_days),
              fact('defects', t('field.defects'), (c) => c.defect_liability_days),
            ],
          },
          {
            key: 'criteria',
            title: t('section.criteria'),
            rows: compareRows(old.criteria, fresh.criteria, {
              id: ({ id }) => id,
              title: ({ name }) => name,
              fields: (one, other) =>
                (['name', 'description'] as const).map((key) => ({
                  key,
                  label: t(`criterion.${key}`),
                  kind: 'text' as const,
                  before: one?.[key],
                  after: other?.[key],
                })),
            }),
          },
        ],
      };
    },
    [t, format],
  );
}
