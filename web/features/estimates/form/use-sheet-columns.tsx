import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toDecimalText } from '~/lib/decimal-text';
import { useFormat } from '~/i18n/use-format';
import { CHECKED, type CellState, type GridColumn, type GridOption } from '~/ui/grid/grid.types';
import type { SorItem } from '../estimate.types';
import type { EstimateModel } from './estimate-model';
import { FACTORS, type SheetRow } from './sheet';
import { useSorOptions } from './use-sor-options';

interface ColumnOptions {
  readonly model: EstimateModel;
  readonly units: readonly GridOption[];
  readonly ratesOn: string;
  /** Which kind of item the schedule is searched for. */
  readonly sorType: string;
  /** A column more: the others make room, so that the amount stays in sight. */
  readonly withSections: boolean;
}

/** A code has figures in it and stands in one piece: it needs no list. */
const isCode = (typed: string) => /^[A-Z0-9][A-Z0-9_.-]*$/i.test(typed) && /\d/.test(typed);

const onItem =
  (state: (row: SheetRow) => CellState) =>
  (row: SheetRow): CellState =>
    row.kind === 'item' ? state(row) : 'none';
const onMeasure = (row: SheetRow): CellState => (row.kind === 'measure' ? 'edit' : 'none');
const editedOutside = (row: SheetRow): CellState => (row.list === 'nonSor' ? 'edit' : 'read');

/** The columns of an estimate, in the order of the measurement sheets of the works departments. */
export function useSheetColumns(options: ColumnOptions): readonly GridColumn<SheetRow>[] {
  const { model, units, ratesOn, sorType, withSections } = options;
  const { t } = useTranslation('estimates');
  const format = useFormat();
  return useMemo(() => {
    const found = new Map<string, SorItem>();
    const remember = (items: readonly SorItem[]) => {
      for (const item of items) found.set(item.code, item);
    };
    const getTaken = () =>
      new Set(
        model
          .getRows()
          .flatMap(({ id, kind }) => (kind === 'item' ? model.getText(id, 'code') : [])),
      );
    const figure = (text: string) => {
      const plain = toDecimalText(text);
      return plain === null ? text : format.quantity(plain, plain.split('.')[1]?.length ?? 0);
    };
    const money = (text: string) =>
      toDecimalText(text) === null ? text : format.quantity(text, 2);
    const decimal = { kind: 'decimal', decimals: 4, align: 'end', show: figure } as const;
    return [
      {
        key: 'code',
        kind: 'picker',
        header: t('grid.code'),
        width: withSections ? 100 : 108,
        isFrozen: true,
        state: onItem((row) => (row.list === 'sor' ? 'edit' : 'none')),
        placeholder: t('picker.placeholder'),
        useOptions: (typed) =>
          useSorOptions(typed, { ratesOn, type: sorType, getTaken, onFound: remember }),
        isComplete: isCode,
        onCommit: (row, text) => model.setCode(row.id, text, found.get(text)),
      },
      {
        key: 'description',
        kind: 'text',
        header: t('measure.description'),
        width: 112,
        grows: true,
        maxLength: 2000,
        state: (row) =>
          row.kind === 'item' ? editedOutside(row) : row.kind === 'measure' ? 'edit' : 'none',
        span: (row) => (row.kind === 'item' ? 6 : 1),
      },
      ...FACTORS.map((factor) => ({
        ...decimal,
        key: factor,
        header: t(`measure.${factor}`),
        width: withSections ? 50 : 58,
        state: onMeasure,
        // Measures are never negative: the minus makes the row a deduction.
        onMinus: (row: SheetRow) => {
          const isDeduction = model.getText(row.id, 'is_deduction') === CHECKED;
          return [{ rowId: row.id, column: 'is_deduction', text: isDeduction ? '' : CHECKED }];
        },
      })),
      {
        key: 'is_deduction',
        kind: 'checkbox',
        header: t('measure.is_deduction'),
        width: withSections ? 44 : 52,
        align: 'center',
        state: onMeasure,
      },
      ...(withSections
        ? [
            {
              key: 'section',
              kind: 'text' as const,
              header: t('grid.section'),
              width: 72,
              maxLength: 100,
              state: onItem(() => 'edit'),
            },
          ]
        : []),
      {
        key: 'quantity',
        kind: 'computed',
        header: t('measure.quantity'),
        width: withSections ? 72 : 76,
        align: 'end',
        state: (row) => (row.kind === 'section' ? 'none' : 'read'),
        show: (text, row) => {
          const isDeduction =
            row.kind === 'measure' && model.getText(row.id, 'is_deduction') === CHECKED;
          const shown = toDecimalText(text) === null ? text : format.quantity(text);
          return isDeduction && shown !== '' ? t('grid.deducted', { quantity: shown }) : shown;
        },
      },
      {
        key: 'unit',
        kind: 'choice',
        header: t('line.unit'),
        width: 48,
        options: units,
        state: onItem(editedOutside),
      },
      {
        ...decimal,
        key: 'rate',
        header: t('grid.rate'),
        width: 80,
        state: onItem(editedOutside),
        show: money,
      },
      {
        key: 'amount',
        kind: 'computed',
        header: t('grid.amount'),
        width: 106,
        align: 'end',
        state: onItem(() => 'read'),
        show: money,
      },
    ];
  }, [model, units, ratesOn, sorType, withSections, t, format]);
}
