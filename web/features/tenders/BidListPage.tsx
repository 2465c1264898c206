import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconGavel } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { standingOf } from './bids/BidStatus';
import { tenderQueries } from './tender.queries';
import type { BidderLetter, BidderTenderRow } from './tender.types';

/** The contractor's page: letters of intent that wait for an answer, tenders to bid for. */
export function BidListPage() {
  const { t } = useTranslation('tenders');
  const { tenant } = useSession();
  const organisationId = tenant.organisation_id ?? '';
  const tenders = useQuery(tenderQueries.ofBidder(tenant.id, organisationId));
  const letters = useQuery(tenderQueries.letters(tenant.id, organisationId));
  return (
    <>
      <PageHeader
        title={t('common:nav.bids')}
        crumbs={[
          { label: t('common:nav.home'), link: { to: '/' } },
          { label: t('common:nav.bids') },
        ]}
      />
      <Stack gap="lg">
        {(letters.data ?? []).length === 0 ? null : <Letters letters={letters.data ?? []} />}
        <section aria-labelledby="tenders-title">
          <Title order={2} fz="lg" mb="xs" id="tenders-title">
            {t('bid.tenders')}
          </Title>
          <QueryBoundary
            query={tenders}
            isEmpty={(rows) => rows.length === 0}
            empty={<EmptyState icon={IconGavel} title={t('bid.none')} hint={t('bid.noneHint')} />}
          >
            {(rows) => <Tenders rows={rows} />}
          </QueryBoundary>
        </section>
      </Stack>
    </>
  );
}

function Letters({ letters }: { readonly letters: readonly BidderLetter[] }) {
  const { t } = useTranslation('tenders');
  const columns: readonly Column<BidderLetter>[] = [
    { id: 'number', header: t('letter.number'), cell: (row) => row.number },
    { id: 'tender', header: t('letter.tender'), cell: (row) => row.tender_name },
    {
      id: 'state',
      header: t('column.state'),
      onCard: 'badge',
      cell: (row) => <PaperState type="letter_of_intent" state={row.state} />,
    },
    {
      id: 'by',
      header: t('letter.acceptBy'),
      cell: (row) => (row.accept_by === null ? null : <DateText value={row.accept_by} size="sm" />),
    },
    {
      id: 'amount',
      header: t('letter.amount'),
      align: 'right',
      cell: (row) => <MoneyText value={row.amount} />,
    },
  ];
  return (
    <section aria-labelledby="letters-title">
      <Title order={2} fz="lg" mb="xs" id="letters-title">
        {t('letter.mine')}
      </Title>
      <DataTable
        caption={t('letter.mine')}
        columns={columns}
        rows={letters}
        rowKey={(row) => row.id}
        rowLink={(row) => ({ to: '/letters/$letterId', params: { letterId: row.id } })}
      />
    </section>
  );
}

function Tenders({ rows }: { readonly rows: readonly BidderTenderRow[] }) {
  const { t } = useTranslation('tenders');
  const columns: readonly Column<BidderTenderRow>[] = [
    {
      id: 'number',
      header: t('column.number'),
      cell: (row) => <span className="tabular">{row.number}</span>,
    },
    {
      id: 'name',
      header: t('column.name'),
      cell: (row) => (
        <Text size="sm" lineClamp={2} title={row.name}>
          {row.name}
        </Text>
      ),
    },
    {
      id: 'standing',
      header: t('column.state'),
      onCard: 'badge',
      cell: (row) => {
        const { key, tone } = standingOf({ ...row, status: row.bid_status });
        return <StatusBadge state={key} tone={tone} label={t(`standing.${key}`)} />;
      },
    },
    {
      id: 'closes',
      header: t('field.closes'),
      cell: (row) => <DateText value={row.bids_close_at} withTime size="sm" />,
    },
    {
      id: 'cost',
      header: t('field.estimatedCost'),
      align: 'right',
      cell: (row) => <MoneyText value={row.estimated_cost} />,
    },
    {
      id: 'emd',
      header: t('field.emd'),
      align: 'right',
      cell: (row) => <MoneyText value={row.emd_amount} />,
    },
  ];
  return (
    <DataTable
      caption={t('bid.tenders')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLink={(row) => ({ to: '/bids/$tenderId', params: { tenderId: row.id } })}
    />
  );
}
