import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { ListedProposal } from '../proposal.types';

/** The columns of the list of proposals. */
export function useProposalColumns(): readonly Column<ListedProposal>[] {
  const { t } = useTranslation('proposals');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('list.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('draft') },
        cell: (row) => <span className="tabular">{row.number ?? t('draft')}</span>,
      },
      {
        id: 'project',
        header: t('common:noun.project'),
        sheet: [
          { kind: 'text', width: 40, value: (row) => row.project_name },
          { kind: 'text', header: t('list.projectNumber'), value: (row) => row.project_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.project_name ?? undefined}>
              {row.project_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.project_number}
            </Text>
          </>
        ),
      },
      {
        id: 'scope',
        header: t('field.scope'),
        sheet: { kind: 'text', value: (row) => row.scope },
        cell: (row) => row.scope,
      },
      {
        id: 'head',
        header: t('field.head'),
        sheet: { kind: 'text', value: (row) => row.head_code },
        cell: (row) => row.head_code,
      },
      {
        id: 'year',
        header: t('list.year'),
        sheet: { kind: 'text', value: (row) => row.financial_year },
        cell: (row) => row.financial_year,
      },
      {
        id: 'state',
        header: t('list.state'),
        width: '200px',
        sortKey: 'state',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('proposal', row.state) },
        cell: (row) => <PaperState type="proposal" state={row.state} />,
      },
      {
        id: 'amount',
        header: t('field.amount'),
        sortKey: 'amount',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.amount },
        cell: (row) => <MoneyText value={row.amount} />,
      },
      {
        id: 'created',
        header: t('list.created'),
        sortKey: 'created_at',
        isExtra: true,
        sheet: { kind: 'datetime', value: (row) => row.created_at },
        cell: (row) => <DateText value={row.created_at} size="sm" />,
      },
    ],
    [stateName, t],
  );
}
