import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareContents } from '~/features/workflow';
import { compareMeasurements, type MeasurementContent } from './measurement.compare';

/** Compares two contents of a book in the reader's language: snapshots, what is stored, what a form holds. */
export function useMeasurementComparer(): CompareContents {
  const { t } = useTranslation();
  return useCallback(
    (before, after) =>
      compareMeasurements(
        before as MeasurementContent,
        after as MeasurementContent,
        (key, params) => t(key, params ?? {}),
      ),
    [t],
  );
}
