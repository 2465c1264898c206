import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import type { CompareContents } from '~/features/workflow';
import { compareOrders, type OrderContent } from './work-order.compare';

/** Compares two contents of a work order in the reader's language. */
export function useOrderComparer(): CompareContents {
  const { t } = useTranslation();
  const { masters } = useMasters();
  return useCallback(
    (before, after) =>
      compareOrders(before as OrderContent, after as OrderContent, masters, (key) => t(key)),
    [t, masters],
  );
}
