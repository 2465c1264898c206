import { Alert, Button, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBook2, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { ledgerQueries } from './ledger.queries';
import type { TrialBalance, TrialRow } from './ledger.types';
import { LedgerFrame } from './parts/LedgerFrame';
import { SideText, useSided } from './parts/SidedMoney';
import { useTrialExport } from './parts/use-ledger-export';
import { usePeriod } from './parts/use-period';

/** Every account of a book that moved, with what each side adds up to. */
export function TrialBalancePage() {
  const { t } = useTranslation('ledger');
  const { tenant } = useSession();
  const period = usePeriod();
  const query = useQuery(ledgerQueries.trial(tenant.id, period.book, period.from, period.to));
  const exportSheet = useTrialExport();
  return (
    <LedgerFrame
      page="trial"
      title={t('trial.title')}
      actions={
        <Button
          variant="default"
          disabled={query.data === undefined}
          onClick={() => query.data && void exportSheet(period, query.data.rows)}
        >
          {t('export')}
        </Button>
      }
    >
      <QueryBoundary
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<EmptyState icon={IconBook2} title={t('trial.empty')} hint={t('trial.emptyHint')} />}
      >
        {(balance) => <Balance balance={balance} />}
      </QueryBoundary>
    </LedgerFrame>
  );
}

function Balance({ balance }: { readonly balance: TrialBalance }) {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  const nameOf = useLocalName();
  const sided = useSided();
  const { totals } = balance;
  const columns: readonly Column<TrialRow>[] = [
    {
      id: 'account',
      header: t('account'),
      onCard: 'wide',
      cell: (row) => <span className="tabular">{row.account_code}</span>,
    },
    {
      id: 'name',
      header: t('name'),
      onCard: 'wide',
      cell: (row) => (
        <>
          <Text size="sm">
            {nameOf({ name: row.name ?? '', local_names: row.local_names ?? {} })}
          </Text>
          <Text size="xs" c="dimmed">
            {row.kind === null ? null : t(`kinds.${row.kind}`)}
          </Text>
        </>
      ),
    },
    { id: 'opening', header: t('opening'), align: 'right', cell: (row) => sided(row.opening) },
    {
      id: 'debit',
      header: t('debit'),
      align: 'right',
      cell: (row) => <SideText value={row.debit} />,
    },
    {
      id: 'credit',
      header: t('credit'),
      align: 'right',
      cell: (row) => <SideText value={row.credit} />,
    },
    {
      id: 'closing_debit',
      header: t('closingDebit'),
      align: 'right',
      cell: (row) => <SideText value={row.closing_debit} />,
    },
    {
      id: 'closing_credit',
      header: t('closingCredit'),
      align: 'right',
      cell: (row) => <SideText value={row.closing_credit} />,
    },
  ];
  return (
    <>
      {balance.closed_until === null ? null : (
        <Alert icon={<IconLock size={18} aria-hidden />} color="gray">
          {t('closedUntil', { date: format.date(balance.closed_until) })}
        </Alert>
      )}
      <Paper p="md">
        <KeyValueGrid
          items={[
            { label: t('debit'), value: format.money(totals.debit) },
            { label: t('credit'), value: format.money(totals.credit) },
            { label: t('closingDebit'), value: format.money(totals.closing_debit) },
            { label: t('closingCredit'), value: format.money(totals.closing_credit) },
          ]}
        />
      </Paper>
      <DataTable
        caption={t('trial.title')}
        columns={columns}
        rows={balance.rows}
        rowKey={(row) => row.account_code}
        rowLink={(row) => ({
          to: '/ledger/accounts/$account',
          params: { account: row.account_code },
          search: true,
        })}
      />
    </>
  );
}
