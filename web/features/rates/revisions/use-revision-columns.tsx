import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { StatusBadge } from '~/ui/StatusBadge';
import type { Column } from '~/ui/table/DataTable';
import type { Revision } from '../rate.types';

/** The columns of the list of revisions. */
export function useRevisionColumns(): readonly Column<Revision>[] {
  const { t } = useTranslation('rates');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('revisions.number'),
        width: '170px',
        cell: (row) => <span className="tabular">{row.number}</span>,
      },
      {
        id: 'method',
        header: t('revisions.method'),
        onCard: 'wide',
        cell: (row) => (
          <>
            <Text size="sm">
              {row.method === 'PERCENTAGE'
                ? t('revisions.byPercent', { percent: format.percent(row.percentage) })
                : t('revisions.byAnalysis')}
            </Text>
            <Text size="xs" c="dimmed">
              {row.origin === 'AUTOMATIC' ? t('revisions.automatic') : (row.reason ?? '')}
            </Text>
          </>
        ),
      },
      {
        id: 'effective',
        header: t('revisions.effective'),
        width: '130px',
        cell: (row) => format.date(row.effective_on),
      },
      {
        id: 'items',
        header: t('revisions.items'),
        width: '90px',
        align: 'right',
        cell: (row) => <span className="tabular">{format.count(row.item_count)}</span>,
      },
      {
        id: 'status',
        header: t('revisions.status'),
        width: '150px',
        onCard: 'badge',
        cell: (row) => (
          <StatusBadge
            state={row.status}
            tone={
              row.status === 'SCHEDULED' || row.status === 'RUNNING' ? 'waiting' : TONES[row.status]
            }
            label={t(`revisions.state.${row.status}`)}
          />
        ),
      },
      {
        id: 'by',
        header: t('history.by'),
        width: '170px',
        cell: (row) => row.created_by_name ?? NO_VALUE,
      },
    ],
    [t, format],
  );
}

const TONES = { COMPLETED: 'good', CANCELLED: 'inactive' } as const;
