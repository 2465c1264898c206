import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import { DataTable, type Column } from '~/ui/table/DataTable';
import type { Security, Tender } from '../tender.types';
import { DecisionDialog } from './DecisionDialog';

const TONES: Readonly<Record<Security['status'], StatusTone>> = {
  HELD: 'waiting',
  RELEASED: 'good',
  FORFEITED: 'bad',
};

/** Earnest money and guarantees of a tender, with what was decided on each. */
export function SecurityTable({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const mayDecide = useCan('tender:evaluate');
  const [deciding, setDeciding] = useState<{ security: Security; status: string } | null>(null);
  const columns: readonly Column<Security>[] = [
    {
      id: 'kind',
      header: t('security.kind'),
      cell: (row) => (
        <>
          <Text size="sm">{t(`security.kinds.${row.kind}`)}</Text>
          <Text size="xs" c="dimmed">
            {row.organisation_name}
          </Text>
        </>
      ),
    },
    {
      id: 'number',
      header: t('security.number'),
      cell: (row) => (
        <>
          <Text size="sm" className="tabular">
            {row.number}
          </Text>
          <Text size="xs" c="dimmed">
            {[t(`security.instruments.${row.instrument}`), row.bank].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      id: 'until',
      header: t('security.validUntil'),
      cell: (row) =>
        row.valid_until === null ? null : <DateText value={row.valid_until} size="sm" />,
    },
    {
      id: 'amount',
      header: t('security.amount'),
      align: 'right',
      cell: (row) => <MoneyText value={row.amount} />,
    },
    {
      id: 'status',
      header: t('column.state'),
      onCard: 'badge',
      cell: (row) => (
        <>
          <StatusBadge
            state={row.status}
            tone={TONES[row.status]}
            label={t(`security.statuses.${row.status}`)}
          />
          {row.decision_reason === null ? null : (
            <Text size="xs" c="dimmed">
              {[row.decided_by_name, row.decision_reason].filter(Boolean).join(': ')}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'actions',
      header: t('security.actions'),
      onCard: 'wide',
      cell: (row) =>
        mayDecide && row.status === 'HELD' ? (
          <Group gap={6} wrap="nowrap">
            {(['RELEASED', 'FORFEITED'] as const).map((status) => (
              <Button
                key={status}
                size="compact-sm"
                variant="default"
                aria-label={t(`security.decideNamed.${status}`, { number: row.number })}
                onClick={() => setDeciding({ security: row, status })}
              >
                {t(`security.decide.${status}`)}
              </Button>
            ))}
          </Group>
        ) : null,
    },
  ];
  if (tender.securities.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('security.none')}
      </Text>
    );
  }
  return (
    <>
      <DataTable
        caption={t('security.title')}
        columns={columns}
        rows={tender.securities}
        rowKey={(row) => row.id}
      />
      {deciding === null ? null : (
        <DecisionDialog
          security={deciding.security}
          status={deciding.status}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}
