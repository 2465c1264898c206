import { Badge, Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { ledgerQueries } from './ledger.queries';
import type { LedgerMonth, LedgerMonths, MonthMove } from './ledger.types';
import { CloseDialog, ReopenDialog } from './parts/MonthDialogs';
import { LedgerFrame } from './parts/LedgerFrame';
import { useMonthName } from './parts/use-month-name';
import { usePeriod } from './parts/use-period';

/** The months of a book: the next one can be closed once it is over, the last closed one opened again. */
export function MonthsPage() {
  const { t } = useTranslation('ledger');
  const { tenant } = useSession();
  const { book } = usePeriod();
  const query = useQuery(ledgerQueries.months(tenant.id, book));
  return (
    <LedgerFrame page="months" title={t('pages.months')} hasPeriod={false}>
      <QueryBoundary
        query={query}
        isEmpty={({ months }) => months.length === 0}
        empty={
          <EmptyState icon={IconBook2} title={t('months.empty')} hint={t('months.emptyHint')} />
        }
      >
        {(months) => <Months months={months} />}
      </QueryBoundary>
    </LedgerFrame>
  );
}

function Months({ months }: { readonly months: LedgerMonths }) {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  const nameOf = useMonthName();
  const mayClose = useCan('ledger:close');
  const [dialog, setDialog] = useState<{ kind: 'CLOSE' | 'REOPEN'; month: string } | null>(null);
  const newest = months.months.find(({ is_closed: isClosed }) => isClosed)?.month;
  const button = (kind: 'CLOSE' | 'REOPEN', month: string) => (
    <Button size="xs" variant="default" onClick={() => setDialog({ kind, month })}>
      {t(`months.${kind}`)}
    </Button>
  );
  const columns: readonly Column<LedgerMonth>[] = [
    { id: 'month', header: t('months.month'), cell: (row) => nameOf(row.month) },
    {
      id: 'state',
      header: t('months.state'),
      onCard: 'badge',
      cell: (row) => (
        <Badge color={row.is_closed ? 'gray' : 'teal'}>
          {t(row.is_closed ? 'months.closed' : 'months.open')}
        </Badge>
      ),
    },
    {
      id: 'entries',
      header: t('months.entries'),
      align: 'right',
      cell: (row) => <span className="tabular">{format.quantity(row.entries, 0)}</span>,
    },
    {
      id: 'amount',
      header: t('entry.amount'),
      align: 'right',
      cell: (row) => <MoneyText value={row.amount} />,
    },
    ...(mayClose
      ? [
          {
            id: 'do',
            header: t('months.do'),
            cell: (row: LedgerMonth) =>
              row.month === months.next && row.is_over
                ? button('CLOSE', row.month)
                : row.month === newest
                  ? button('REOPEN', row.month)
                  : null,
          },
        ]
      : []),
  ];
  const close = () => setDialog(null);
  return (
    <>
      <DataTable
        caption={t('pages.months')}
        columns={columns}
        rows={months.months}
        rowKey={(row) => row.month}
      />
      {months.history.length === 0 ? null : <History moves={months.history} />}
      {dialog?.kind === 'CLOSE' ? <CloseDialog month={dialog.month} onClose={close} /> : null}
      {dialog?.kind === 'REOPEN' ? <ReopenDialog month={dialog.month} onClose={close} /> : null}
    </>
  );
}

function History({ moves }: { readonly moves: readonly MonthMove[] }) {
  const { t } = useTranslation('ledger');
  const nameOf = useMonthName();
  const columns: readonly Column<MonthMove>[] = [
    { id: 'month', header: t('months.month'), cell: (row) => nameOf(row.month) },
    {
      id: 'kind',
      header: t('months.what'),
      onCard: 'badge',
      cell: (row) => t(`months.did.${row.kind}`),
    },
    {
      id: 'reason',
      header: t('reason'),
      onCard: 'wide',
      cell: (row) => <Text size="sm">{row.reason}</Text>,
    },
    { id: 'by', header: t('entry.by'), cell: (row) => row.actor_name },
    { id: 'at', header: t('entry.postedAt'), cell: (row) => <DateText value={row.at} withTime /> },
  ];
  return (
    <>
      <Title order={2} size="h4">
        {t('months.history')}
      </Title>
      <DataTable
        caption={t('months.history')}
        columns={columns}
        rows={moves}
        rowKey={(row) => row.id}
      />
    </>
  );
}
