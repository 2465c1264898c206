import { MEASUREMENT_FACTORS, type DecimalInput, type EstimateLineCategory } from '#domain';
import { compareRows } from '~/ui/compare/compare';
import type {
  CompareField,
  CompareRow,
  CompareSection,
  Comparison,
} from '~/ui/compare/compare.types';
import { money, quantity } from './estimate.differences';

/** A row of measurement in any version of an estimate. */
export interface ContentMeasurement {
  readonly id: string;
  readonly description: string;
  readonly is_deduction: boolean;
  readonly number: DecimalInput;
  readonly length: DecimalInput;
  readonly breadth: DecimalInput;
  readonly height: DecimalInput;
  readonly quantity: DecimalInput;
}

export interface ContentLine {
  readonly id: string;
  readonly category: EstimateLineCategory;
  readonly sor_code: string | null;
  readonly overhead_code: string | null;
  /** Absent in versions from before there were sections. */
  readonly section?: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  readonly percentage: DecimalInput;
  readonly lump_sum: DecimalInput;
  readonly quantity: DecimalInput;
  readonly amount: DecimalInput;
  readonly measurements: readonly ContentMeasurement[];
}

/**
 * What is compared of an estimate: `get_estimate`, the content of a snapshot, and a form (`contentOfForm`) all have
 * this shape. Amounts are rupees, quantities decimals, as PostgREST gives them.
 */
export interface EstimateContent {
  readonly name: string;
  readonly reference_number: string | null;
  readonly description: string | null;
  readonly executing_department_code: string | null;
  readonly rates_on: string | null;
  readonly sor_total: DecimalInput;
  readonly non_sor_total: DecimalInput;
  readonly overhead_total: DecimalInput;
  readonly exact_total: DecimalInput;
  readonly payable_total: DecimalInput;
  readonly lines: readonly ContentLine[];
}

/** The words that a comparison needs: `t` reads catalogues, the others read masters. */
export interface CompareWords {
  readonly t: (key: string, params?: Record<string, unknown>) => string;
  readonly department: (code: string | null) => string;
  readonly unit: (code: string | null) => string;
  readonly overhead: (code: string | null) => string;
}

/**
 * Two versions of an estimate, side by side: totals first, then the head, lines with their measurements, overheads.
 * Differences of money and quantities are exact. Lines are matched by id, a schedule item that was picked anew by its
 * code, overheads by theirs.
 */
export function compareEstimates(
  before: EstimateContent,
  after: EstimateContent,
  words: CompareWords,
): Comparison {
  const { t } = words;
  const linesOf = (content: EstimateContent, category: EstimateLineCategory) =>
    content.lines.filter((line) => line.category === category);
  const lines = (category: 'SOR' | 'NON_SOR') =>
    compareLines(linesOf(before, category), linesOf(after, category), words);
  const text = (key: string, label: string, pick: (content: EstimateContent) => string | null) =>
    ({ key, label, kind: 'text', before: pick(before), after: pick(after) }) as const;
  const sections: CompareSection[] = [
    {
      key: 'totals',
      title: t('estimates:total.title'),
      fields: TOTALS.map(({ key, label }) => money(key, t(label), before[key], after[key])),
    },
    {
      key: 'header',
      title: t('estimates:section.header'),
      fields: [
        text('name', t('estimates:field.name'), ({ name }) => name),
        text('department', t('estimates:field.department'), (content) =>
          words.department(content.executing_department_code),
        ),
        text('reference', t('estimates:field.reference'), (content) => content.reference_number),
        text('description', t('estimates:field.description'), (content) => content.description),
        {
          key: 'rates_on',
          label: t('estimates:field.ratesOn'),
          kind: 'date',
          before: before.rates_on,
          after: after.rates_on,
        },
      ],
    },
    { key: 'sor', title: t('estimates:section.sor'), rows: lines('SOR') },
    { key: 'nonSor', title: t('estimates:section.nonSor'), rows: lines('NON_SOR') },
    {
      key: 'overheads',
      title: t('estimates:section.overheads'),
      rows: compareOverheads(linesOf(before, 'OVERHEAD'), linesOf(after, 'OVERHEAD'), words),
    },
  ];
  return { sections };
}

const TOTALS = [
  { key: 'payable_total', label: 'estimates:total.payable' },
  { key: 'exact_total', label: 'estimates:total.exact' },
  { key: 'sor_total', label: 'estimates:total.sor' },
  { key: 'non_sor_total', label: 'estimates:total.nonSor' },
  { key: 'overhead_total', label: 'estimates:total.overheads' },
] as const;

function compareLines(
  before: readonly ContentLine[],
  after: readonly ContentLine[],
  words: CompareWords,
): CompareRow[] {
  const { t } = words;
  return compareRows(before, after, {
    id: ({ id }) => id,
    alias: ({ sor_code: code }) => code,
    code: ({ sor_code: code }) => code,
    title: titleOf,
    fields: (old, fresh) => [
      textOf('description', t('estimates:line.description'), old, fresh, titleOf),
      textOf('section', t('estimates:line.section'), old, fresh, (line) => line.section ?? null),
      textOf('unit', t('estimates:line.unit'), old, fresh, (line) => words.unit(line.unit_code)),
      quantity('quantity', t('estimates:line.quantity'), old?.quantity, fresh?.quantity),
      money('rate', t('estimates:line.rate'), old?.rate, fresh?.rate),
      money('amount', t('estimates:line.amount'), old?.amount, fresh?.amount),
    ],
    rows: (old, fresh) =>
      compareMeasurements(old?.measurements ?? [], fresh?.measurements ?? [], words),
  });
}

const titleOf = (line: ContentLine) => line.description ?? line.name ?? '';

function compareMeasurements(
  before: readonly ContentMeasurement[],
  after: readonly ContentMeasurement[],
  { t }: CompareWords,
): CompareRow[] {
  return compareRows(before, after, {
    id: ({ id }) => id,
    title: ({ description }) => description,
    fields: (old, fresh) => [
      textOf(
        'description',
        t('estimates:measure.description'),
        old,
        fresh,
        (row) => row.description,
      ),
      textOf('is_deduction', t('estimates:measure.is_deduction'), old, fresh, (row) =>
        t(row.is_deduction ? 'estimates:compare.yes' : 'estimates:compare.no'),
      ),
      ...MEASUREMENT_FACTORS.map((factor) =>
        quantity(factor, t(`estimates:measure.${factor}`), old?.[factor], fresh?.[factor]),
      ),
      quantity('quantity', t('estimates:measure.quantity'), old?.quantity, fresh?.quantity),
    ],
  });
}

function compareOverheads(
  before: readonly ContentLine[],
  after: readonly ContentLine[],
  words: CompareWords,
): CompareRow[] {
  const { t } = words;
  return compareRows(before, after, {
    // An automatic overhead has no id in a form: its code is what it is.
    id: ({ overhead_code: code, id }) => code ?? id,
    title: (line) => words.overhead(line.overhead_code),
    fields: (old, fresh) => [
      {
        key: 'percentage',
        label: t('estimates:compare.percentage'),
        kind: 'percent',
        before: old?.percentage,
        after: fresh?.percentage,
      },
      money('amount', t('estimates:line.amount'), old?.amount, fresh?.amount),
    ],
  });
}

function textOf<Item>(
  key: string,
  label: string,
  old: Item | undefined,
  fresh: Item | undefined,
  pick: (item: Item) => string | null,
): CompareField {
  return {
    key,
    label,
    kind: 'text',
    before: old === undefined ? null : pick(old),
    after: fresh === undefined ? null : pick(fresh),
  };
}
