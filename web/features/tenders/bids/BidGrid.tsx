import { Text } from '@mantine/core';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useFieldText } from '~/ui/form/use-field-text';
import { createGridStore } from '~/ui/grid/grid-store';
import type { GridColumn } from '~/ui/grid/grid.types';
import { GridEditor } from '~/ui/grid/GridEditor';
import { GridToolbar } from '~/ui/grid/GridToolbar';
import type { BidModel, BidRow } from './bid-model';

const ROW_HEIGHT = 36;
const CARD_HEIGHT = 172;
const NO_ACTIONS = () => [];

/** The bill of quantities with one column to fill: the rate. Amounts and the total follow as one types. */
export function BidGrid({ model }: { readonly model: BidModel }) {
  const { t } = useTranslation('tenders');
  const errorText = useFieldText();
  const columns = useBidColumns();
  const format = useFormat();
  const [store] = useState(() => createGridStore(model, columns));
  const total = useSyncExternalStore(model.subscribe, model.total);
  const missing = useSyncExternalStore(model.subscribe, model.missing);
  const rowHeader = useMemo(
    () => ({
      header: t('line.row'),
      width: 48,
      content: (row: BidRow) => <span className="tabular">{row.line.ordinal}</span>,
    }),
    [t],
  );
  return (
    <GridEditor
      store={store}
      label={t('section.boq')}
      columns={columns}
      rowLabel={(row) => t('bid.rowLabel', { number: row.line.ordinal })}
      rowHeader={rowHeader}
      rowActions={NO_ACTIONS}
      rowHeight={(_row, isCompact) => (isCompact ? CARD_HEIGHT : ROW_HEIGHT)}
      errorText={errorText}
      footer={{
        label: t('bid.total'),
        cells: {
          amount: (
            <Text span fw={700} className="tabular">
              {format.money(moneyToText(total))}
            </Text>
          ),
        },
      }}
      toolbar={
        <GridToolbar store={store} label={t('section.boq')}>
          <Text size="sm" c="dimmed" role="status">
            {missing === 0 ? t('bid.complete') : t('bid.missing', { count: missing })}
          </Text>
        </GridToolbar>
      }
      empty={null}
    />
  );
}

function useBidColumns(): readonly GridColumn<BidRow>[] {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'description',
        kind: 'computed',
        header: t('line.description'),
        width: 260,
        grows: true,
        isFrozen: false,
        state: () => 'read',
      },
      {
        key: 'quantity',
        kind: 'computed',
        header: t('line.quantity'),
        width: 104,
        align: 'end',
        state: () => 'read',
        show: (text) => format.quantity(text),
      },
      {
        key: 'unit',
        kind: 'computed',
        header: t('line.unit'),
        width: 88,
        state: () => 'read',
        show: (text) => (text === '' ? '' : masters.unitName(text)),
      },
      {
        key: 'rate',
        kind: 'decimal',
        decimals: 4,
        header: t('bid.rate'),
        width: 132,
        align: 'end',
        state: () => 'edit',
      },
      {
        key: 'amount',
        kind: 'computed',
        header: t('line.amount'),
        width: 148,
        align: 'end',
        state: () => 'read',
        show: (text) => (text === '' ? '' : format.money(text)),
      },
    ],
    [format, masters, t],
  );
}
