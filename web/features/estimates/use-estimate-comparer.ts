import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import type { CompareContents } from '~/features/workflow';
import { compareEstimates, type EstimateContent } from './estimate.compare';

/** Compares two contents of an estimate in the reader's language: snapshots, what is stored, what a form holds. */
export function useEstimateComparer(): CompareContents {
  const { t } = useTranslation();
  const { masters } = useMasters();
  return useCallback(
    (before, after) =>
      compareEstimates(before as EstimateContent, after as EstimateContent, {
        t: (key, params) => t(key, params ?? {}),
        department: (code) => masters.name('DEPARTMENT', code),
        unit: (code) => masters.unitName(code),
        overhead: (code) => masters.overheadName(code),
      }),
    [t, masters],
  );
}
