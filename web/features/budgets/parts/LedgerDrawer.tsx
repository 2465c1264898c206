import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { budgetQueries } from '../budget.queries';
import type { BudgetEntry, BudgetHead } from '../budget.types';
import { SwitchHead } from './SwitchHead';
import { useLedgerExport } from './use-budget-export';

interface LedgerDrawerProps {
  readonly head: BudgetHead | undefined;
  readonly onClose: () => void;
}

/** One head with its register: every movement, who made it, and what was left after it. */
export function LedgerDrawer({ head, onClose }: LedgerDrawerProps) {
  const { t } = useTranslation('budgets');
  const nameOf = useLocalName();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={head === undefined ? t('head.missing') : `${head.code} · ${nameOf(head)}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {head === undefined ? null : <Ledger head={head} />}
    </Drawer>
  );
}

function Ledger({ head }: { readonly head: BudgetHead }) {
  const { t } = useTranslation('budgets');
  const format = useFormat();
  const { tenant } = useSession();
  const query = useQuery(budgetQueries.entries(tenant.id, head.id));
  const exportSheet = useLedgerExport();
  const columns = useEntryColumns();
  return (
    <Stack gap="md">
      <KeyValueGrid
        items={[
          { label: t('year'), value: head.financial_year },
          { label: t('head.account'), value: head.head_of_account },
          ...(['appropriated', 'blocked', 'committed', 'spent', 'available'] as const).map(
            (part) => ({ label: t(`part.${part}`), value: format.money(head[part]) }),
          ),
        ]}
      />
      <Group justify="space-between">
        <Text fw={600}>{t('entry.title')}</Text>
        <Group gap="xs">
          <SwitchHead head={head} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
            disabled={query.data === undefined}
            onClick={() => void exportSheet(head, query.data ?? [])}
          >
            {t('export')}
          </Button>
        </Group>
      </Group>
      <QueryBoundary
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title={t('entry.empty')} hint={t('entry.emptyHint')} />}
      >
        {(rows) => (
          <DataTable
            caption={t('entry.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
          />
        )}
      </QueryBoundary>
    </Stack>
  );
}

function useEntryColumns(): readonly Column<BudgetEntry>[] {
  const { t } = useTranslation('budgets');
  return [
    {
      id: 'no',
      header: t('entry.number'),
      cell: (row) => <span className="tabular">{row.ordinal}</span>,
    },
    {
      id: 'at',
      header: t('entry.at'),
      cell: (row) => (
        <>
          <DateText value={row.at} withTime size="sm" />
          <Text size="xs" c="dimmed">
            {row.actor_name}
          </Text>
        </>
      ),
    },
    {
      id: 'kind',
      header: t('entry.kind'),
      onCard: 'wide',
      cell: (row) => (
        <>
          <Text size="sm">{t(`entry.kinds.${row.kind}`)}</Text>
          <Text size="xs" c="dimmed">
            {[row.reference, row.comment].filter(Boolean).join(' · ')}
          </Text>
          {row.project === null ? null : (
            <LinkText to="/projects/$projectId" params={{ projectId: row.project.id }} size="xs">
              {row.project.name}
            </LinkText>
          )}
        </>
      ),
    },
    {
      id: 'amount',
      header: t('entry.amount'),
      align: 'right',
      cell: (row) => <MoneyText value={row.amount} />,
    },
    {
      id: 'after',
      header: t('entry.after'),
      align: 'right',
      cell: (row) => <MoneyText value={row.available_after} />,
    },
  ];
}
