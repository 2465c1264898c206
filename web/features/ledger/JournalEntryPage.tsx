import { Badge, Button, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession, useCan } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { ledgerQueries } from './ledger.queries';
import type { JournalEntry, JournalLine } from './ledger.types';
import { EntryFacts } from './parts/EntryFacts';
import { RepostDialog } from './parts/RepostDialog';
import { SideText } from './parts/SidedMoney';

/** One entry: its lines, what caused it, and what took it back. */
export function JournalEntryPage() {
  const { t } = useTranslation('ledger');
  const { entryId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(ledgerQueries.entry(tenant.id, entryId));
  const entry = query.data;
  return (
    <>
      <PageHeader
        title={entry === undefined ? t('entry.title') : t(`events.${entry.event_kind}`)}
        number={entry?.number ?? null}
        crumbs={[
          { label: t('common:nav.home'), link: { to: '/' } },
          {
            label: t('common:nav.ledger'),
            link: { to: '/ledger', search: entry?.book === 'STATE' ? { book: 'STATE' } : {} },
          },
          { label: entry?.number ?? t('entry.title') },
        ]}
        badges={entry === undefined ? null : <EntryBadges entry={entry} />}
        actions={entry === undefined ? null : <Correct entry={entry} />}
      />
      <QueryBoundary query={query}>{(data) => <Entry entry={data} />}</QueryBoundary>
    </>
  );
}

function EntryBadges({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('ledger');
  return (
    <>
      <Badge color="gray">{t(`books.${entry.book}`)}</Badge>
      {entry.reverses === null ? null : <Badge color="saffron">{t('entry.reversal')}</Badge>}
      {entry.reversed_by === null ? null : <Badge color="saffron">{t('entry.reversed')}</Badge>}
    </>
  );
}

/** For who may correct the books: only what stands, and is no reversal itself. */
function Correct({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('ledger');
  const mayCorrect = useCan('ledger:correct');
  const [isOpen, setIsOpen] = useState(false);
  if (!mayCorrect || entry.reverses !== null || entry.reversed_by !== null) return null;
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('repost.action')}
      </Button>
      {isOpen ? <RepostDialog entry={entry} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function Entry({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('ledger');
  const nameOf = useLocalName();
  const columns: readonly Column<JournalLine>[] = [
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
        <Text size="sm">
          {nameOf({ name: row.name ?? '', local_names: row.local_names ?? {} })}
        </Text>
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
  ];
  return (
    <Stack gap="md">
      <Paper p="md">
        <EntryFacts entry={entry} />
      </Paper>
      <DataTable
        caption={t('entry.lines')}
        columns={columns}
        rows={entry.lines}
        rowKey={(row) => String(row.ordinal)}
        rowLink={(row) => ({
          to: '/ledger/accounts/$account',
          params: { account: row.account_code },
          search: entry.book === 'STATE' ? { book: 'STATE' } : {},
        })}
      />
    </Stack>
  );
}
