import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import type { BidderTender, BidderTenderRow } from '../tender.types';

interface Standing {
  readonly key: string;
  readonly tone: StatusTone;
}

/** In a word, where the bidder stands in a tender. */
export function standingOf(row: {
  readonly is_open: boolean;
  readonly is_interested: boolean;
  readonly status: BidderTenderRow['bid_status'];
  readonly is_responsive: boolean | null;
  readonly is_won?: boolean;
}): Standing {
  if (row.is_won === true) return { key: 'won', tone: 'good' };
  if (row.status === 'SUBMITTED') return { key: 'sealed', tone: 'waiting' };
  if (row.is_responsive === false) return { key: 'notResponsive', tone: 'bad' };
  if (row.status === 'OPENED' || row.status === 'RETURNED') return { key: 'opened', tone: 'info' };
  if (!row.is_open) return { key: 'closed', tone: 'inactive' };
  if (row.status === 'WITHDRAWN') return { key: 'withdrawn', tone: 'returned' };
  return row.is_interested ? { key: 'registered', tone: 'draft' } : { key: 'open', tone: 'info' };
}

/** The standing of the own bid with its receipt, and after the opening its fate. */
export function BidStatus({ tender }: { readonly tender: BidderTender }) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const { bid } = tender;
  const { key, tone } = standingOf({
    ...tender,
    status: bid?.status ?? null,
    is_responsive: bid?.is_responsive ?? null,
  });
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <StatusBadge state={key} tone={tone} label={t(`standing.${key}`)} />
        <Text size="sm">{t(`standingText.${key}`)}</Text>
      </Group>
      {bid === null || bid.status === 'WITHDRAWN' ? null : (
        <>
          <Text size="sm">
            {t('receipt.line', {
              date: format.dateTime(bid.submitted_at),
              count: bid.submission_count,
            })}
          </Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('receipt.hash')}: {bid.receipt_hash}
          </Text>
          {bid.amount === null || bid.amount === undefined ? null : (
            <Text size="sm">{t('bid.opened', { amount: format.money(bid.amount) })}</Text>
          )}
          {bid.judgement === null ? null : <Text size="sm">{bid.judgement}</Text>}
        </>
      )}
    </Stack>
  );
}
