import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { ProjectRow } from '../project.types';

/** The columns of the list, in the order of the register. */
export function useProjectColumns(masters: MasterLookup): readonly Column<ProjectRow>[] {
  const { t } = useTranslation('projects');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number },
        header: t('column.number'),
        sortKey: 'number',
        cell: (row) => <span className="tabular">{row.number}</span>,
      },
      {
        id: 'name',
        sheet: [
          { kind: 'text', width: 44, header: t('field.name'), value: (row) => row.name },
          {
            kind: 'text',
            header: t('field.project_type_code'),
            value: (row) => masters.name('PROJECT_TYPE', row.project_type_code),
          },
        ],
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
        sheet: { kind: 'text', width: 30, value: (row) => masters.place(row) },
        header: t('column.place'),
        width: '170px',
        onCard: 'wide',
        cell: (row) => masters.place(row),
      },
      {
        id: 'created',
        sheet: [
          { kind: 'datetime', value: (row) => row.created_at },
          { kind: 'text', header: t('column.createdBy'), value: (row) => row.created_by_name },
        ],
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
        sheet: { kind: 'text', value: (row) => stateName('project', row.state) },
        header: t('column.state'),
        sortKey: 'state',
        width: '190px',
        onCard: 'badge',
        cell: (row) => <PaperState type="project" state={row.state} />,
      },
      {
        id: 'cost',
        sheet: { kind: 'money', value: (row) => row.estimated_cost },
        header: t('column.cost'),
        sortKey: 'estimated_cost',
        align: 'right',
        cell: (row) => <MoneyText value={row.estimated_cost} />,
      },
      {
        id: 'proposed',
        header: t('field.proposed_on'),
        sortKey: 'proposed_on',
        isExtra: true,
        sheet: { kind: 'date', value: (row) => row.proposed_on },
        cell: (row) => <DateText value={row.proposed_on} size="sm" />,
      },
      {
        id: 'description',
        header: t('field.description'),
        isExtra: true,
        sheet: { kind: 'text', width: 50, value: (row) => row.description },
        cell: (row) => row.description,
      },
      {
        id: 'department',
        header: t('field.department_code'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => masters.name('DEPARTMENT', row.department_code) },
        cell: (row) => masters.name('DEPARTMENT', row.department_code),
      },
      {
        id: 'scheme',
        header: t('field.scheme_code'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => masters.name('SCHEME', row.scheme_code) },
        cell: (row) => masters.name('SCHEME', row.scheme_code),
      },
      {
        id: 'reference',
        header: t('field.reference_number'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => row.reference_number },
        cell: (row) => row.reference_number,
      },
      {
        id: 'estimate',
        header: t('column.estimate'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => row.estimate_number },
        cell: (row) => row.estimate_number,
      },
    ],
    [masters, stateName, t],
  );
}
