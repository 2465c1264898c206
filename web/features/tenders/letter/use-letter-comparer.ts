import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareContents } from '~/features/workflow';
import type { CompareField, CompareKind } from '~/ui/compare/compare.types';
import type { Letter } from '../tender.types';

/** What can be corrected in a letter, with its label, in the order of the page. */
const FIELDS = [
  ['file_number', 'letter.fileNumber', 'text'],
  ['file_date', 'letter.fileDate', 'date'],
  ['amount', 'letter.amount', 'money'],
  ['agreement_date', 'letter.agreementDate', 'date'],
  ['security_deposit', 'letter.deposit', 'money'],
  ['bank_guarantee', 'letter.guarantee', 'text'],
  ['contract_period_days', 'letter.period', 'text'],
  ['defect_liability_days', 'field.defects', 'text'],
  ['award_reason', 'letter.reason', 'text'],
] as const satisfies readonly (readonly [keyof Letter, string, CompareKind])[];

/** Compares two contents of a letter of intent in the reader's language. */
export function useLetterComparer(): CompareContents {
  const { t } = useTranslation('tenders');
  return useCallback(
    (before, after) => {
      const [old, fresh] = [before as Letter, after as Letter];
      return {
        sections: [
          {
            key: 'letter',
            title: t('tab.letter'),
            fields: FIELDS.map(([key, label, kind]): CompareField => ({
              key,
              label: t(label),
              kind,
              before: old[key],
              after: fresh[key],
            })),
          },
        ],
      };
    },
    [t],
  );
}
