import { describe, expect, it } from 'vitest';
import { isChanged } from '~/ui/compare/compare';
import type { CompareField, Comparison } from '~/ui/compare/compare.types';
import { compareEstimates, type EstimateContent } from './estimate.compare';
import { contentOfForm } from './estimate.content';
import type { EstimateForm } from './estimate.schema';

const words = {
  t: (key: string) => key,
  department: (code: string | null) => code ?? '',
  unit: (code: string | null) => code ?? '',
  overhead: (code: string | null) => code ?? '',
};

const GST = {
  code: 'GST',
  calculation: 'PERCENTAGE' as const,
  value: '18.0000',
  is_auto_calculated: true,
};
const BOARD = { code: 'BOARD', calculation: 'LUMPSUM' as const, is_auto_calculated: false };

const FORM: EstimateForm = {
  name: 'Drain',
  reference_number: '',
  description: '',
  executing_department_code: 'WRK',
  sor: [
    {
      id: 'l1',
      sor_code: 'SOR_000011',
      description: 'Earth work',
      unit_code: 'CUM',
      rate: '234.67',
      measurements: [
        {
          id: 'm1',
          description: 'Main stretch',
          is_deduction: false,
          number: '',
          length: '80',
          breadth: '0.9',
          height: '1.1',
        },
      ],
    },
  ],
  nonSor: [],
  overheads: [],
};

const content = (form: EstimateForm): EstimateContent =>
  contentOfForm(form, [GST, BOARD], '2026-04-01');

function changesIn(comparison: Comparison): string[] {
  const own = (fields: readonly CompareField[]) =>
    fields.filter(isChanged).map(({ key, difference }) => `${key} ${difference ?? '·'}`);
  return comparison.sections.flatMap(({ key, fields = [], rows = [] }) => [
    ...own(fields).map((change) => `${key}: ${change}`),
    ...rows.flatMap((row) => [
      ...(row.change === 'same' ? [] : [`${key}: ${row.id} ${row.change}`]),
      ...own(row.fields).map((change) => `${key}: ${row.id}: ${change}`),
      ...(row.rows ?? []).flatMap((inner) =>
        inner.change === 'same' ? [] : [`${key}: ${row.id}: ${inner.id} ${inner.change}`],
      ),
    ]),
  ]);
}

const withLength = (length: string): EstimateForm => {
  const [line] = FORM.sor;
  const [row] = line!.measurements;
  return { ...FORM, sor: [{ ...line!, measurements: [{ ...row!, length }] }] };
};

describe('two versions of an estimate', () => {
  it('a form and its stored self do not differ, whatever the scale of the decimals', () => {
    const stored: EstimateContent = {
      name: 'Drain',
      reference_number: null,
      description: null,
      executing_department_code: 'WRK',
      rates_on: '2026-04-01',
      // 80 × 0.9 × 1.1 = 79.2 CUM at ₹ 234.67, and 18 % of it.
      sor_total: 18585.86,
      non_sor_total: 0,
      overhead_total: '3345.45',
      exact_total: '21931.31',
      payable_total: 21931,
      lines: [
        {
          id: 'l1',
          category: 'SOR',
          sor_code: 'SOR_000011',
          overhead_code: null,
          name: null,
          description: 'Earth work',
          unit_code: 'CUM',
          rate: '234.6700',
          percentage: null,
          lump_sum: null,
          quantity: '79.2000',
          amount: '18585.86',
          measurements: [
            {
              id: 'm1',
              description: 'Main stretch',
              is_deduction: false,
              number: null,
              length: '80.0000',
              breadth: '0.9000',
              height: '1.1000',
              quantity: '79.2000',
            },
          ],
        },
        {
          id: 'any',
          category: 'OVERHEAD',
          sor_code: null,
          overhead_code: 'GST',
          name: 'GST',
          description: null,
          unit_code: null,
          rate: null,
          percentage: '18',
          lump_sum: null,
          quantity: 0,
          amount: '3345.45',
          measurements: [],
        },
      ],
    };
    expect(changesIn(compareEstimates(stored, content(FORM), words))).toEqual([]);
  });

  it('follows a longer drain from the row to the total, to the paisa', () => {
    const changes = changesIn(compareEstimates(content(FORM), content(withLength('100')), words));
    expect(changes).toEqual([
      // 19.8 CUM more at ₹ 234.67 are ₹ 4,646.47; 18 % each time, rounded: 4,181.82 − 3,345.45.
      'totals: payable_total 5483.00',
      'totals: exact_total 5482.84',
      'totals: sor_total 4646.47',
      'totals: overhead_total 836.37',
      'sor: l1 changed',
      'sor: l1: quantity 19.8000',
      'sor: l1: amount 4646.47',
      'sor: l1: m1 changed',
      'overheads: GST changed',
      'overheads: GST: amount 836.37',
    ]);
  });

  it('tells less by a minus', () => {
    const changes = changesIn(compareEstimates(content(withLength('100')), content(FORM), words));
    expect(changes[0]).toBe('totals: payable_total -5483.00');
  });

  it('shows a lump sum that was added, and a line that went', () => {
    const after: EstimateForm = {
      ...FORM,
      sor: [],
      overheads: [{ id: 'o1', overhead_code: 'BOARD', lump_sum: '4000' }],
    };
    const changes = changesIn(compareEstimates(content(FORM), content(after), words));
    expect(changes).toContain('sor: l1 removed');
    expect(changes).toContain('overheads: BOARD added');
    expect(changes).toContain('totals: payable_total -17931.00');
  });

  it('pairs a schedule item that was taken out and picked anew', () => {
    const [line] = FORM.sor;
    const anew: EstimateForm = { ...FORM, sor: [{ ...line!, id: 'l9' }] };
    expect(changesIn(compareEstimates(content(FORM), content(anew), words))).toEqual([]);
  });

  it('bears what cannot be read yet', () => {
    const changes = changesIn(compareEstimates(content(FORM), content(withLength('8o')), words));
    expect(changes).toContain('sor: l1: m1 changed');
  });
});
