import { describe, expect, it } from 'vitest';
import { moneyToText, quantityToText } from '#domain';
import lineVectors from '../../../tests/fixtures/calc/estimate-line.json';
import totalVectors from '../../../tests/fixtures/calc/estimate-total.json';
import { fieldOfPath, lineCounts } from './estimate.pointers';
import { toDraft } from './estimate.draft';
import { estimateSchema, toForm, type EstimateForm } from './estimate.schema';
import type { Estimate } from './estimate.types';
import { previewForm, type FormOverhead } from './form/preview-store';

interface VectorRow {
  readonly number: string | null;
  readonly length: string | null;
  readonly breadth: string | null;
  readonly height: string | null;
  readonly is_deduction: boolean;
}
interface VectorLine {
  readonly category?: string;
  readonly rate?: string;
  readonly overhead_code?: string;
  readonly lump_sum?: string;
  readonly measurements?: readonly VectorRow[];
}

const EMPTY: EstimateForm = {
  name: '',
  reference_number: '',
  description: '',
  executing_department_code: '',
  sor: [],
  nonSor: [],
  overheads: [],
};

const RULES = totalVectors.overheads.map((rule): FormOverhead => ({
  ...rule,
  calculation: rule.calculation === 'PERCENTAGE' ? 'PERCENTAGE' : 'LUMPSUM',
  is_auto_calculated: false,
}));

function measured(line: VectorLine) {
  return {
    id: 'l',
    sor_code: 'S1',
    description: 'x',
    unit_code: 'CUM',
    rate: line.rate ?? '',
    measurements: (line.measurements ?? []).map((row) => ({
      id: 'm',
      description: 'x',
      is_deduction: row.is_deduction,
      number: row.number ?? '',
      length: row.length ?? '',
      breadth: row.breadth ?? '',
      height: row.height ?? '',
    })),
  };
}

/** A vector as somebody would type it into the form. */
function typed(lines: readonly VectorLine[]): EstimateForm {
  return {
    ...EMPTY,
    sor: lines.filter(({ category }) => category === 'SOR').map(measured),
    nonSor: lines.filter(({ category }) => category === 'NON_SOR').map(measured),
    overheads: lines
      .filter(({ category }) => category === 'OVERHEAD')
      .map((line) => ({
        id: 'o',
        overhead_code: line.overhead_code ?? '',
        lump_sum: line.lump_sum ?? '',
      })),
  };
}

describe('the running figures of the form', () => {
  it.each(lineVectors.cases as readonly (VectorLine & Record<string, unknown>)[])(
    'agree with the vector: $name',
    (vector) => {
      const form = typed([{ ...vector, category: 'SOR' }]);
      const line = previewForm(form, []).sor[0];
      expect(quantityToText(line!.quantity)).toBe(vector['quantity']);
      expect(moneyToText(line!.amount)).toBe(vector['amount']);
    },
  );

  it.each(
    totalVectors.cases as unknown as readonly {
      readonly name: string;
      readonly lines: readonly VectorLine[];
      readonly exact_total: string;
      readonly payable_total: string;
    }[],
  )('add up as the vector says: $name', (vector) => {
    const form = typed(vector.lines);
    const { totals } = previewForm(form, RULES);
    expect(moneyToText(totals.exact_total)).toBe(vector.exact_total);
    expect(moneyToText(totals.payable_total)).toBe(vector.payable_total);
  });

  it('count automatic overheads that nobody typed', () => {
    const rules = RULES.map((rule) => ({ ...rule, is_auto_calculated: rule.code === 'GST' }));
    const form = typed([
      {
        category: 'SOR',
        rate: '100',
        measurements: [
          { number: '1', length: null, breadth: null, height: null, is_deduction: false },
        ],
      },
    ]);
    expect(moneyToText(previewForm(form, rules).totals.exact_total)).toBe('118.00');
  });

  it('read figures as people type them: grouping commas and Odia digits', () => {
    const line = measured({ rate: '1,000' });
    const cells = { number: '୨', length: '1,000', breadth: '', height: '' };
    const row = { id: 'm', description: '', is_deduction: false, ...cells };
    const form = { ...EMPTY, nonSor: [{ ...line, measurements: [row] }] };
    expect(moneyToText(previewForm(form, []).totals.non_sor)).toBe('2000000.00');
    expect(toDraft(form, 'e', 'p').lines[0]?.measurements?.[0]?.number).toBe('2');
  });
});

describe('pointers of the server', () => {
  const sent = (at: number) => ({ at, rows: [0, 1, 2] });
  const counts = { sor: [sent(0), sent(1)], nonSor: [sent(0)], overheads: 1 };

  it.each([
    ['name', 'name'],
    ['executing_department_code', 'executing_department_code'],
    ['lines.1.measurements.2.length', 'sor.1.measurements.2.length'],
    ['lines.2.measurements.0.description', 'nonSor.0.measurements.0.description'],
    ['lines.2.rate', 'nonSor.0.rate'],
    ['lines.2.unit_code', 'nonSor.0.unit_code'],
    ['lines.3.lump_sum', 'overheads.0.lump_sum'],
    ['lines.3.overhead_code', 'overheads.0.overhead_code'],
    // What is wrong with a line as a whole stands under its figures.
    ['lines.0.measurements', 'sor.0.measured'],
    // The rate and unit of a schedule item are nobody's to type.
    ['lines.0.rate', 'sor.0.sor_code'],
    ['lines.0.unit_code', 'sor.0.sor_code'],
    ['lines.1.measurements.0.quantity', 'sor.1.measurements.0.number'],
    // Automatic overheads come after what was sent.
    ['lines.4.lump_sum', 'root.lines'],
    ['lines', 'root.lines'],
    ['documents', 'root.documents'],
    ['expected_version', 'root.expected_version'],
  ])('%s lands on %s', (path, field) => {
    expect(fieldOfPath(path, counts)).toBe(field);
  });
});

describe('empty lines and rows', () => {
  const row = {
    id: 'm',
    description: '',
    is_deduction: false,
    number: '',
    length: '',
    breadth: '',
    height: '',
  };
  const item = {
    id: 'i',
    sor_code: '',
    description: '',
    unit_code: '',
    rate: '',
    measurements: [row],
  };
  const form: EstimateForm = {
    ...EMPTY,
    sor: [
      item,
      {
        ...item,
        id: 'j',
        sor_code: 'SOR_1',
        measurements: [row, { ...row, id: 'n', number: '2' }],
      },
    ],
    nonSor: [{ id: 'k', description: '', unit_code: '', rate: '', measurements: [row] }],
  };

  it('are room to type: they are not sent', () => {
    const { lines } = toDraft(form, 'e', 'p');
    expect(lines.map(({ id }) => id)).toEqual(['j']);
    expect(lines[0]?.measurements?.map(({ number }) => number)).toEqual(['2']);
  });

  it('do not shift the cells that pointers of the server mean', () => {
    expect(fieldOfPath('lines.0.measurements.0.number', lineCounts(form))).toBe(
      'sor.1.measurements.1.number',
    );
  });
});

describe('a stored estimate', () => {
  const line = {
    name: null,
    description: 'Excavation',
    unit_code: 'CUM',
    rate: '144.0800',
    percentage: null,
    lump_sum: null,
    is_auto_calculated: false,
    sor_code: null,
    overhead_code: null,
    quantity: 0,
    amount: 0,
    measurements: [],
  };
  const estimate = {
    name: 'Drain',
    reference_number: null,
    description: null,
    executing_department_code: 'WRK',
    lines: [
      { ...line, id: 'a', ordinal: 1, category: 'SOR', sor_code: 'SOR_1' },
      { ...line, id: 'b', ordinal: 2, category: 'OVERHEAD', overhead_code: 'REW', lump_sum: 2500 },
      {
        ...line,
        id: 'c',
        ordinal: 3,
        category: 'OVERHEAD',
        overhead_code: 'GST',
        is_auto_calculated: true,
      },
    ],
  } as unknown as Estimate;

  it('fills the form without the automatic overheads and without trailing zeros', () => {
    const form = toForm(estimate);
    expect(form.sor[0]?.rate).toBe('144.08');
    expect(form.overheads).toEqual([{ id: 'b', overhead_code: 'REW', lump_sum: '2500' }]);
    expect(estimateSchema.safeParse(form).success).toBe(true);
  });

  it('keeps its ids on the way back, and sends no rate of the schedule', () => {
    const draft = toDraft(toForm(estimate), 'e', 'p');
    expect(draft.lines.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(draft.lines[0]).not.toHaveProperty('rate');
  });

  it('refuses what no draft may hold: negative, too fine, unreadable', () => {
    const form = toForm(estimate);
    const cells = { number: '-1', length: '1.23456', breadth: 'x', height: '' };
    const row = { id: 'm', description: '', is_deduction: false, ...cells };
    const parsed = estimateSchema.safeParse({
      ...form,
      sor: form.sor.map((item) => ({ ...item, measurements: [row] })),
    });
    expect(parsed.error?.issues.map(({ path, message }) => [path.at(-1), message])).toEqual([
      ['number', expect.stringContaining('OUT_OF_RANGE')],
      ['length', expect.stringContaining('TOO_MANY_DECIMALS')],
      ['breadth', 'NOT_A_NUMBER'],
    ]);
  });
});
