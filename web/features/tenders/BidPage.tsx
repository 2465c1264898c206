import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperFiles } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { ErrorPage } from '~/ui/ErrorPage';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { BidEditor } from './bids/BidEditor';
import { BidStatus } from './bids/BidStatus';
import { ReceiptCard } from './bids/ReceiptCard';
import { useRegisterInterest, useWithdrawBid } from './tender.mutations';
import { tenderQueries } from './tender.queries';
import type { BidderTender, Receipt } from './tender.types';

/** One tender as its bidder sees it: paper, interest, bid, receipt, and what became of it. */
export function BidPage() {
  const { tenderId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const organisationId = tenant.organisation_id ?? '';
  const query = useQuery(tenderQueries.forBid(tenant.id, organisationId, tenderId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return (
    <QueryBoundary query={query}>
      {(tender) => <Bid tender={tender} organisationId={organisationId} />}
    </QueryBoundary>
  );
}

interface BidProps {
  readonly tender: BidderTender;
  readonly organisationId: string;
}

function Bid({ tender, organisationId }: BidProps) {
  const { t } = useTranslation('tenders');
  const [isBidding, setBidding] = useState(false);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  return (
    <>
      <PageHeader
        title={tender.name}
        number={tender.number}
        crumbs={[{ label: t('common:nav.bids'), link: { to: '/bids' } }, { label: tender.number }]}
      />
      <Stack gap="md">
        {receipt === null ? null : <ReceiptCard receipt={receipt} />}
        {isBidding ? (
          <BidEditor
            tender={tender}
            organisationId={organisationId}
            onCancel={() => setBidding(false)}
            onSealed={(sealed) => {
              setReceipt(sealed);
              setBidding(false);
            }}
          />
        ) : (
          <>
            <NextStep
              tender={tender}
              organisationId={organisationId}
              onBid={() => setBidding(true)}
            />
            <Facts tender={tender} />
          </>
        )}
      </Stack>
    </>
  );
}

/** What the bidder can do now: register, bid, replace, withdraw; or what has become of the bid. */
function NextStep({ tender, organisationId, onBid }: BidProps & { readonly onBid: () => void }) {
  const { t } = useTranslation('tenders');
  const { ofError } = useErrorText();
  const register = useRegisterInterest();
  const withdraw = useWithdrawBid();
  const [isLeaving, setLeaving] = useState(false);
  const own = { tenderId: tender.id, organisationId };
  const hasBid = tender.bid?.status === 'SUBMITTED';
  return (
    <Paper p="md">
      <Stack gap="sm">
        <BidStatus tender={tender} />
        {register.error === null ? null : <Alert color="red">{ofError(register.error)}</Alert>}
        {tender.is_open ? (
          <Group gap="xs">
            {tender.is_interested ? (
              <Button onClick={onBid}>{t(hasBid ? 'bid.replace' : 'bid.start')}</Button>
            ) : (
              <Button
                loading={register.isPending}
                disabled={!tender.is_eligible}
                onClick={() => register.mutate(own)}
              >
                {t('bid.register')}
              </Button>
            )}
            {hasBid ? (
              <Button variant="default" onClick={() => setLeaving(true)}>
                {t('bid.withdraw')}
              </Button>
            ) : null}
            {tender.is_eligible ? null : (
              <Text size="sm" c="dimmed">
                {t('errors:BIDDER_NOT_ELIGIBLE')}
              </Text>
            )}
          </Group>
        ) : null}
      </Stack>
      <ConfirmDialog
        isOpen={isLeaving}
        title={t('bid.withdraw')}
        confirmLabel={t('bid.withdraw')}
        isDangerous
        isBusy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate(own, { onSuccess: () => setLeaving(false) })}
        onClose={() => setLeaving(false)}
      >
        {t('bid.withdrawText')}
      </ConfirmDialog>
    </Paper>
  );
}

function Facts({ tender }: { readonly tender: BidderTender }) {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  const format = useFormat();
  return (
    <>
      <Paper p="md">
        <KeyValueGrid
          items={[
            { label: t('field.closes'), value: format.dateTime(tender.bids_close_at) },
            { label: t('field.opens'), value: format.dateTime(tender.opens_at) },
            { label: t('field.estimatedCost'), value: format.money(tender.estimated_cost) },
            { label: t('field.emd'), value: format.money(tender.emd_amount) },
            { label: t('field.completion'), value: t('days', { count: tender.completion_days }) },
            { label: t('field.validity'), value: t('days', { count: tender.validity_days }) },
            { label: t('field.description'), value: tender.description, isWide: true },
          ]}
        />
      </Paper>
      <Paper p="md">
        <PaperFiles
          documents={tender.documents}
          kindName={(code) => masters.documentKindName('tender', code)}
          emptyTitle={t('bid.noFiles')}
        />
      </Paper>
    </>
  );
}
