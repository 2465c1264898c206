import { MEASUREMENT_FACTORS, type DecimalInput } from '#domain';
import { moneyChange, quantityChange } from '~/features/estimates';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareRow, Comparison } from '~/ui/compare/compare.types';
import type { Side } from './measurement.types';

/** A row of measurement in any version of a book. */
export interface ContentRow {
  readonly id: string;
  readonly side: Side;
  readonly description: string;
  readonly is_deduction: boolean;
  readonly number: DecimalInput;
  readonly length: DecimalInput;
  readonly breadth: DecimalInput;
  readonly height: DecimalInput;
  readonly quantity: DecimalInput;
}

interface ContentLine {
  readonly work_order_line_id: string;
  readonly sor_code: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly contractor_quantity: DecimalInput;
  readonly officer_quantity: DecimalInput;
  readonly sample_quantity: DecimalInput;
  readonly current_quantity: DecimalInput;
  readonly cumulative_quantity: DecimalInput;
  readonly amount: DecimalInput;
  readonly rows: readonly ContentRow[];
}

/** What is compared of a book: `get_measurement`, a snapshot, and a form all have this shape. */
export interface MeasurementContent {
  readonly measured_on: string;
  readonly to_on: string;
  readonly physical_reference: string | null;
  readonly remarks: string | null;
  readonly amount: DecimalInput;
  readonly cumulative_amount: DecimalInput;
  readonly lines: readonly ContentLine[];
}

type Words = (key: string, params?: Record<string, unknown>) => string;

/** Two versions of a book, side by side: totals, the head, the items with the rows of both sides. */
export function compareMeasurements(
  before: MeasurementContent,
  after: MeasurementContent,
  t: Words,
): Comparison {
  const text = (key: 'physical_reference' | 'remarks', label: string): CompareField => ({
    key,
    label,
    kind: 'text',
    before: before[key],
    after: after[key],
  });
  const day = (key: 'measured_on' | 'to_on', label: string): CompareField => ({
    key,
    label,
    kind: 'date',
    before: before[key],
    after: after[key],
  });
  return {
    sections: [
      {
        key: 'totals',
        title: t('measurements:total.title'),
        fields: [
          moneyChange('amount', t('measurements:total.current'), before.amount, after.amount),
          moneyChange(
            'cumulative_amount',
            t('measurements:total.cumulative'),
            before.cumulative_amount,
            after.cumulative_amount,
          ),
        ],
      },
      {
        key: 'header',
        title: t('measurements:section.header'),
        fields: [
          day('to_on', t('measurements:field.toOn')),
          day('measured_on', t('measurements:field.measuredOn')),
          text('physical_reference', t('measurements:field.reference')),
          text('remarks', t('measurements:field.remarks')),
        ],
      },
      {
        key: 'lines',
        title: t('measurements:section.work'),
        rows: compareRows(before.lines, after.lines, {
          id: (line) => line.work_order_line_id,
          code: (line) => line.sor_code,
          title: (line) => line.description ?? line.name ?? '',
          fields: (old, fresh) => lineFields(old, fresh, t),
          rows: (old, fresh) => compareSides(old?.rows ?? [], fresh?.rows ?? [], t),
        }),
      },
    ],
  };
}

function lineFields(
  old: ContentLine | undefined,
  fresh: ContentLine | undefined,
  t: Words,
): readonly CompareField[] {
  return [
    quantityChange(
      'current',
      t('measurements:grid.current'),
      old?.current_quantity,
      fresh?.current_quantity,
    ),
    quantityChange(
      'sample',
      t('measurements:side.SAMPLE'),
      old?.sample_quantity,
      fresh?.sample_quantity,
    ),
    quantityChange(
      'cumulative',
      t('measurements:grid.cumulative'),
      old?.cumulative_quantity,
      fresh?.cumulative_quantity,
    ),
    moneyChange('amount', t('measurements:grid.amount'), old?.amount, fresh?.amount),
  ];
}

function compareSides(
  before: readonly ContentRow[],
  after: readonly ContentRow[],
  t: Words,
): CompareRow[] {
  return compareRows(before, after, {
    id: ({ id }) => id,
    code: ({ side }) => t(`measurements:side.${side}`),
    title: ({ description }) => description,
    fields: (old, fresh) => [
      {
        key: 'description',
        label: t('measurements:grid.description'),
        kind: 'text',
        before: old?.description,
        after: fresh?.description,
      },
      ...MEASUREMENT_FACTORS.map((factor) =>
        quantityChange(factor, t(`measurements:grid.${factor}`), old?.[factor], fresh?.[factor]),
      ),
      quantityChange('quantity', t('measurements:grid.quantity'), old?.quantity, fresh?.quantity),
    ],
  });
}
