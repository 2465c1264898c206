import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { ProjectRow } from '../project.types';

/** The columns of the list, in the order of the register. */
export function useProjectColumns(masters: MasterLookup): readonly Column<ProjectRow>[] {
  const { t } = useTranslation('projects');
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        sortKey: 'number',
        cell: (row) => <span className="tabular">{row.number}</span>,
      },
      {
        id: 'name',
        header: t('column.name'),
        sortKey: 'name',
        onCard: 'wide',
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.description}>
              {row.name}
            </Text>
            <Text
              size="xs"
              c="dimmed"
              lineClamp={1}
              title={masters.name('PROJECT_TYPE', row.project_type_code)}
            >
              {masters.name('PROJECT_TYPE', row.project_type_code)}
            </Text>
          </>
        ),
      },
      {
        id: 'place',
        header: t('column.place'),
        width: '170px',
        onCard: 'wide',
        cell: (row) => masters.place(row),
      },
      {
        id: 'created',
        header: t('column.created'),
        sortKey: 'created_at',
        width: '150px',
        cell: (row) => (
          <>
            <DateText value={row.created_at} size="sm" />
            <Text size="xs" c="dimmed">
              {row.created_by_name}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        sortKey: 'state',
        width: '190px',
        onCard: 'badge',
        cell: (row) => <PaperState type="project" state={row.state} />,
      },
      {
        id: 'cost',
        header: t('column.cost'),
        sortKey: 'estimated_cost',
        align: 'right',
        cell: (row) => <MoneyText value={row.estimated_cost} />,
      },
    ],
    [masters, t],
  );
}
