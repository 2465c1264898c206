import { useQuery } from '@tanstack/react-query';
import { Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { ledgerQueries } from './ledger.queries';
import type { WorkRow } from './ledger.types';
import { LedgerFrame } from './parts/LedgerFrame';
import { SideText } from './parts/SidedMoney';
import { usePeriod } from './parts/use-period';

/** What a book has of each work: billed and paid in the period, and before it. */
export function WorksRegisterPage() {
  const { t } = useTranslation('ledger');
  const { tenant } = useSession();
  const { book, from, to } = usePeriod();
  const query = useQuery(ledgerQueries.works(tenant.id, book, from, to));
  const columns: readonly Column<WorkRow>[] = [
    {
      id: 'number',
      header: t('works.number'),
      cell: (row) => <span className="tabular">{row.number ?? row.project_id}</span>,
    },
    {
      id: 'name',
      header: t('common:noun.project'),
      onCard: 'wide',
      cell: (row) => <Text size="sm">{row.name}</Text>,
    },
    {
      id: 'before',
      header: t('works.before'),
      align: 'right',
      cell: (row) => <SideText value={row.before} />,
    },
    // The treasury's book is of cash: it knows no bills.
    ...(book === 'STATE'
      ? []
      : [
          {
            id: 'billed',
            header: t('works.billed'),
            align: 'right',
            cell: (row: WorkRow) => <SideText value={row.billed} />,
          } as const,
        ]),
    {
      id: 'paid',
      header: t('works.paid'),
      align: 'right',
      cell: (row) => <SideText value={row.paid} />,
    },
  ];
  return (
    <LedgerFrame page="works" title={t('pages.works')}>
      <QueryBoundary
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState icon={IconBook2} title={t('works.empty')} hint={t('works.emptyHint')} />}
      >
        {(rows) => (
          <DataTable
            caption={t('pages.works')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.project_id}
            rowLink={(row) => ({
              to: '/projects/$projectId',
              params: { projectId: row.project_id },
            })}
          />
        )}
      </QueryBoundary>
    </LedgerFrame>
  );
}
