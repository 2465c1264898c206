import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { toDecimalText } from '~/lib/decimal-text';
import { CHECKED, type CellState, type GridColumn } from '~/ui/grid/grid.types';
import type { MeasureModel } from './measure-model';
import { FACTORS, type SheetRow } from './sheet';

const onItem = (row: SheetRow): CellState => (row.kind === 'item' ? 'read' : 'none');
const onRows = (row: SheetRow): CellState =>
  row.kind === 'measure' ? 'edit' : row.kind === 'claim' ? 'read' : 'none';

/** The columns of a measurement book: the row, then what the item has come to. */
export function useMeasureColumns(
  model: MeasureModel,
  masters: MasterLookup,
): readonly GridColumn<SheetRow>[] {
  const { t } = useTranslation('measurements');
  const format = useFormat();
  return useMemo(() => {
    const figure = (text: string) => {
      const plain = toDecimalText(text);
      return plain === null ? text : format.quantity(plain, plain.split('.')[1]?.length ?? 0);
    };
    const shown = (text: string) => (toDecimalText(text) === null ? text : format.quantity(text));
    const total = {
      kind: 'computed',
      align: 'end',
      width: 72,
      state: onItem,
      show: shown,
    } as const;
    return [
      {
        key: 'code',
        kind: 'text',
        header: t('grid.code'),
        width: 104,
        state: onItem,
        isFrozen: true,
      },
      {
        key: 'description',
        kind: 'text',
        header: t('grid.description'),
        width: 116,
        grows: true,
        maxLength: 500,
        state: (row) => (row.kind === 'item' ? 'read' : onRows(row)),
        span: (row) => (row.kind === 'item' ? 6 : 1),
      },
      ...FACTORS.map((factor) => ({
        key: factor,
        kind: 'decimal' as const,
        decimals: 4,
        align: 'end' as const,
        header: t(`grid.${factor}`),
        width: 58,
        state: onRows,
        show: figure,
        // Measures are never negative: the minus makes the row a deduction.
        onMinus: (row: SheetRow) => {
          const isDeduction = model.getText(row.id, 'is_deduction') === CHECKED;
          return [{ rowId: row.id, column: 'is_deduction', text: isDeduction ? '' : CHECKED }];
        },
      })),
      {
        key: 'is_deduction',
        kind: 'checkbox',
        header: t('grid.is_deduction'),
        width: 52,
        align: 'center',
        state: onRows,
      },
      { ...total, key: 'previous', header: t('grid.previous') },
      {
        ...total,
        key: 'quantity',
        header: t('grid.current'),
        state: (row) => (row.kind === 'section' ? 'none' : 'read'),
        show: (text, row) => {
          const isDeduction =
            row.kind !== 'item' && model.getText(row.id, 'is_deduction') === CHECKED;
          const quantity = shown(text);
          return isDeduction && quantity !== '' ? t('grid.deducted', { quantity }) : quantity;
        },
      },
      { ...total, key: 'cumulative', header: t('grid.cumulative') },
      { ...total, key: 'balance', header: t('grid.balance') },
      {
        key: 'unit',
        kind: 'computed',
        header: t('grid.unit'),
        width: 78,
        state: onItem,
        show: (text) => masters.unitName(text),
      },
      {
        ...total,
        key: 'amount',
        header: t('grid.amount'),
        width: 96,
        show: (text) => (toDecimalText(text) === null ? text : format.quantity(text, 2)),
      },
      {
        key: 'remarks',
        kind: 'text',
        header: t('grid.remarks'),
        width: 110,
        maxLength: 256,
        state: onRows,
      },
    ];
  }, [model, masters, t, format]);
}
