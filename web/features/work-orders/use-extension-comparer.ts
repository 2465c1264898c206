import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareContents } from '~/features/workflow';
import type { TimeExtension } from './work-order.types';

type Content = Pick<TimeExtension, 'extension_days' | 'reason'>;

/** Compares two contents of a time extension in the reader's language. */
export function useExtensionComparer(): CompareContents {
  const { t } = useTranslation('work-orders');
  return useCallback(
    (older, newer) => {
      const [before, after] = [older as Content, newer as Content];
      return {
        sections: [
          {
            key: 'extension',
            title: t('extension.title'),
            fields: [
              {
                key: 'days',
                label: t('extension.days'),
                kind: 'quantity' as const,
                before: before.extension_days,
                after: after.extension_days,
              },
              {
                key: 'reason',
                label: t('extension.reason'),
                kind: 'text' as const,
                before: before.reason,
                after: after.reason,
              },
            ],
          },
        ],
      };
    },
    [t],
  );
}
