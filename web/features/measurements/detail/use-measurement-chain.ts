import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { ChainStep } from '~/ui/ChainRibbon';
import type { Measurement } from '../measurement.types';

/** What comes after a measurement, in the order of the work. */
const LATER = ['muster', 'bill', 'payment'] as const;

/** The chain of the work as it looks from one of its books. */
export function useMeasurementChain(book: Measurement): readonly ChainStep[] {
  const { t } = useTranslation('measurements');
  const names = useWorkflowNames();
  const { work_order: order, books, state, application_status: status } = book;
  return useMemo(
    () => [
      {
        key: 'project',
        label: t('common:noun.project'),
        progress: 'done',
        note: order.project.number,
        link: { to: '/projects/$projectId', params: { projectId: order.project.id } },
      },
      {
        key: 'workOrder',
        label: t('common:noun.work_order'),
        progress: 'done',
        note: order.number,
        link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } },
      },
      {
        key: 'measurement',
        label: t('common:noun.measurement'),
        progress: status === 'ACTIVE' ? 'done' : 'current',
        note: `${names.stateName('measurement', state)} · ${t('books.count', { count: books.length })}`,
      },
      ...LATER.map((key): ChainStep => ({ key, label: t(`chain.${key}`), progress: 'ahead' })),
    ],
    [order, books, state, status, names, t],
  );
}
