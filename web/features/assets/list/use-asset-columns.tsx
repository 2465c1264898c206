import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { AssetRow } from '../asset.types';

/** The columns of the register. */
export function useAssetColumns(masters: MasterLookup): readonly Column<AssetRow>[] {
  const { t } = useTranslation('assets');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('field.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('requested') },
        cell: (row) => <span className="tabular">{row.number ?? t('requested')}</span>,
      },
      {
        id: 'name',
        header: t('asset'),
        sortKey: 'name',
        sheet: [
          { kind: 'text', width: 40, value: (row) => row.name },
          { kind: 'text', header: t('common:noun.project'), value: (row) => row.project_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.name}>
              {row.name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.project_number}
            </Text>
          </>
        ),
      },
      {
        id: 'class',
        header: t('field.class'),
        sheet: { kind: 'text', value: (row) => masters.name('ASSET_CLASS', row.class_code) },
        cell: (row) => masters.name('ASSET_CLASS', row.class_code),
      },
      {
        id: 'place',
        header: t('field.place'),
        sheet: { kind: 'text', value: (row) => masters.place(row) },
        cell: (row) => masters.place(row),
      },
      {
        id: 'built',
        header: t('field.builtOn'),
        sortKey: 'built_on',
        width: '120px',
        sheet: { kind: 'date', value: (row) => row.built_on },
        cell: (row) => <DateText value={row.built_on} size="sm" />,
      },
      {
        id: 'state',
        header: t('field.state'),
        sortKey: 'state',
        width: '180px',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('asset', row.state) },
        cell: (row) => <PaperState type="asset" state={row.state} />,
      },
      {
        id: 'cost',
        header: t('field.cost'),
        sortKey: 'cost',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.cost },
        cell: (row) => <MoneyText value={row.cost} />,
      },
    ],
    [masters, stateName, t],
  );
}
