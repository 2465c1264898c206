import { Alert, Button, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconBook2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { ledgerQueries } from './ledger.queries';
import type { AccountLedger, LedgerRow } from './ledger.types';
import { LedgerFrame } from './parts/LedgerFrame';
import { SideText, useSided } from './parts/SidedMoney';
import { useLedgerExport } from './parts/use-ledger-export';
import { usePeriod } from './parts/use-period';

const REGISTERS: Readonly<Record<string, 'cash' | 'deductions'>> = {
  CASH: 'cash',
  DEDUCTIONS: 'deductions',
};

/** What moved in one account, or in the accounts of a register, with the balance after each line. */
export function AccountLedgerPage() {
  const { t } = useTranslation('ledger');
  const { account = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const period = usePeriod();
  const { book, from, to } = period;
  const query = useQuery(ledgerQueries.account(tenant.id, book, account, from, to));
  const exportSheet = useLedgerExport();
  const register = REGISTERS[account] ?? null;
  const [own] = query.data?.accounts ?? [];
  const title =
    register !== null
      ? t(`pages.${register}`)
      : own === undefined
        ? account
        : `${own.code} · ${nameOf({ name: own.name ?? '', local_names: own.local_names ?? {} })}`;
  return (
    <LedgerFrame
      page={register}
      title={title}
      actions={
        <Button
          variant="default"
          disabled={query.data === undefined}
          onClick={() => query.data && void exportSheet(account, period, query.data.rows)}
        >
          {t('export')}
        </Button>
      }
    >
      <QueryBoundary
        query={query}
        isEmpty={({ accounts }) => accounts.length === 0}
        empty={
          <EmptyState icon={IconBook2} title={t('ledger.missing')} hint={t('ledger.missingHint')} />
        }
      >
        {(ledger) => <Ledger ledger={ledger} isRegister={register !== null} />}
      </QueryBoundary>
    </LedgerFrame>
  );
}

function Ledger({
  ledger,
  isRegister,
}: {
  readonly ledger: AccountLedger;
  readonly isRegister: boolean;
}) {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  const sided = useSided();
  const columns: readonly Column<LedgerRow>[] = [
    {
      id: 'number',
      header: t('entry.number'),
      cell: (row) => <span className="tabular">{row.number}</span>,
    },
    { id: 'on', header: t('entry.on'), cell: (row) => <DateText value={row.on_date} /> },
    {
      id: 'event',
      header: t('entry.event'),
      onCard: 'wide',
      cell: (row) => (
        <>
          <Text size="sm">
            {t(row.is_reversal ? 'entry.reversalOf' : 'entry.eventOf', {
              event: t(`events.${row.event_kind}`),
            })}
          </Text>
          <Text size="xs" c="dimmed">
            {[isRegister ? row.account_code : null, row.source_number].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
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
      id: 'balance',
      header: t('balance'),
      align: 'right',
      cell: (row) => <span className="tabular">{sided(row.balance)}</span>,
    },
  ];
  return (
    <>
      <Paper p="md">
        <KeyValueGrid
          items={[
            { label: t('opening'), value: sided(ledger.opening) },
            { label: t('debit'), value: format.money(ledger.debit) },
            { label: t('credit'), value: format.money(ledger.credit) },
            { label: t('closing'), value: sided(ledger.closing) },
          ]}
        />
      </Paper>
      {ledger.count > ledger.rows.length ? (
        <Alert color="yellow">
          {t('ledger.cut', { shown: ledger.rows.length, all: ledger.count })}
        </Alert>
      ) : null}
      {ledger.rows.length === 0 ? (
        <EmptyState icon={IconBook2} title={t('ledger.empty')} hint={t('ledger.emptyHint')} />
      ) : (
        <DataTable
          caption={t('ledger.caption')}
          columns={columns}
          rows={ledger.rows}
          rowKey={(row) => `${row.entry_id}-${row.ordinal}`}
          rowLink={(row) => ({ to: '/ledger/entries/$entryId', params: { entryId: row.entry_id } })}
        />
      )}
    </>
  );
}
