import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { AUTOSAVE_PAUSE_MS } from '~/features/workflow';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { createMeasureModel, liveFault } from './form/measure-model';
import { bookLines, figuresOf } from './form/book';
import type { SheetStore } from './form/sheet-store';
import { MeasurementFormPage } from './MeasurementFormPage';
import { fieldOfPath, newRow, toDraft, type MeasurementForm } from './measurement.schema';
import type { Measurable, MeasurableLine } from './measurement.types';

const ID = '00000000-0000-4000-8000-0000000000b1';
const ORDER = '00000000-0000-4000-8000-0000000000a1';
const lines: MeasurableLine[] = [
  {
    work_order_line_id: 'l1',
    category: 'SOR',
    sor_code: 'SOR_000011',
    name: null,
    description: 'Earth work in excavation',
    unit_code: 'CUM',
    rate: '412.50',
    sanctioned_quantity: '11.2500',
    previous_quantity: '4.0000',
  },
  {
    work_order_line_id: 'l2',
    category: 'NON_SOR',
    sor_code: null,
    name: 'Name board',
    description: null,
    unit_code: 'NOS',
    rate: '1500.50',
    sanctioned_quantity: '3.0000',
    previous_quantity: '0',
  },
];
const measurable: Measurable = {
  side: 'OFFICER',
  refusal: null,
  from_on: '2026-11-10',
  open: null,
  books: [],
  lines,
  work_order: {
    id: ORDER,
    number: 'WO/2026-27/000003',
    state: 'ACCEPTED',
    amount: 11473,
    version_number: 1,
    starts_on: '2026-11-01',
    ends_on: '2026-12-31',
    organisation: { id: 'o', name: 'Maa Mangala group', local_names: {} },
    project: {
      id: 'p',
      number: 'PJ/2026-27/000001',
      name: 'Covered drain',
      project_type_code: 'DR',
      ward_code: 'W001',
      locality_code: 'L001',
      state: 'APPROVED',
    },
  },
};

const typed = (rows: Partial<ReturnType<typeof newRow>>[]): MeasurementForm['lines'][number] => ({
  work_order_line_id: 'l1',
  rows: rows.map((row) => ({ ...newRow(), ...row })),
});

describe('the figures of an item', () => {
  it('take deductions off, add what came before, and name the exact balance when it is too much', () => {
    const [line] = bookLines(lines, null, 'OFFICER');
    if (line === undefined) throw new Error('no line');
    const fits = figuresOf(
      line,
      typed([{ number: '8' }, { number: '1', is_deduction: true }]),
      'OFFICER',
    );
    expect(fits).toMatchObject({
      current_quantity: 70_000,
      cumulative_quantity: 110_000,
      is_over: false,
    });
    expect(liveFault(fits)).toBeUndefined();
    const over = figuresOf(line, typed([{ number: '7.2501' }]), 'OFFICER');
    expect(liveFault(over)).toBe(
      'TOTAL_VALUE_GREATER_THAN_ESTIMATE|{"balance":"7.2500","over":"0.0001"}',
    );
  });

  it('an empty row measures nothing of its own: the contractor counts; a zero is a measurement', () => {
    const [line] = bookLines(lines, null, 'OFFICER');
    if (line === undefined) throw new Error('no line');
    const claimed = {
      ...line,
      others: [
        {
          id: 'r',
          side: 'CONTRACTOR' as const,
          ordinal: 1,
          description: 'Trench',
          is_deduction: false,
          number: '5',
          length: null,
          breadth: null,
          height: null,
          quantity: '5',
          remarks: null,
        },
      ],
    };
    expect(figuresOf(claimed, typed([{}]), 'OFFICER').current_quantity).toBe(50_000);
    expect(figuresOf(claimed, typed([{ number: '0' }]), 'OFFICER').current_quantity).toBe(0);
  });

  it('leaves rows out that hold nothing, and finds the cell of a pointer again', () => {
    const form: MeasurementForm = {
      measured_on: '2026-11-24',
      to_on: '2026-11-24',
      physical_reference: ' MB 12 ',
      remarks: '',
      is_sample_asked: false,
      lines: [typed([{}, { number: ' 2 ' }])],
    };
    const draft = toDraft(form, ID, ORDER);
    expect(draft.physical_reference).toBe('MB 12');
    expect(draft.lines[0]?.rows).toHaveLength(1);
    expect(fieldOfPath('lines.0.rows.0.number', form)).toBe('lines.0.rows.1.number');
    expect(fieldOfPath('lines.0.rows', form)).toBe('lines.0.measured');
    expect(fieldOfPath('to_on', form)).toBe('to_on');
    expect(fieldOfPath('work_order_id', form)).toBe('root.work_order_id');
  });

  it('pastes a block of a sheet into the rows of an item', () => {
    let present = [typed([{}])];
    const sheet = {
      book: bookLines(lines.slice(0, 1), null, 'OFFICER'),
      side: 'OFFICER',
      get: () => present,
      set: (next: typeof present) => (present = next),
      figures: () => null,
      errorOf: () => undefined,
      errorNames: () => [],
      setError: () => undefined,
      subscribe: () => () => undefined,
      connect: () => () => undefined,
    } as unknown as SheetStore;
    const model = createMeasureModel(sheet);
    model.paste(present[0]?.rows[0]?.id ?? '', {
      columns: ['description', 'number', 'length'],
      cells: [
        ['Trench', '2', '12.5'],
        ['Less crossing', '-1', '4'],
      ],
    });
    expect(
      present[0]?.rows.map(({ description, number, is_deduction: isLess }) => [
        description,
        number,
        isLess,
      ]),
    ).toEqual([
      ['Trench', '2', false],
      ['Less crossing', '1', true],
    ]);
  });
});

describe('the form', () => {
  let sent: Record<string, unknown>[];
  beforeEach(() => {
    sent = [];
    answerTheBasics();
    onRpc('get_measurement', () => null);
    onRpc('get_measurable', () => measurable);
    onRpc('save_measurement', (body) => {
      sent.push(body);
      return { id: ID, number: null, state: 'DRAFTED', version: sent.length };
    });
  });
  const open = () =>
    renderPage(
      () => (
        <Desk permissions={['measurement:read', 'measurement:create']}>
          <MeasurementFormPage />
        </Desk>
      ),
      `/?order=${ORDER}`,
    );

  it('shows what came before and what is left, warns while one types, and stores every item', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Add a row' }));
    await waitFor(() => expect(screen.getByLabelText('Item 1, row 1, Particulars')).toHaveFocus());
    await user.keyboard('Trench{Enter}8{Enter}');
    expect(await screen.findByText(/^Item 1: /)).toHaveTextContent(
      'Item 1: 0.75 more than is sanctioned: 7.25 can still be measured.',
    );
    await user.keyboard('{ArrowLeft}3{Enter}');
    await waitFor(() => expect(screen.queryByText(/^Item 1: /)).toBeNull());
    await waitFor(() => expect(sent.length).toBeGreaterThan(0), {
      timeout: AUTOSAVE_PAUSE_MS + 3000,
    });
    const { p_measurement: draft } = sent.at(-1) as { p_measurement: { lines: unknown[] } };
    expect(draft.lines).toHaveLength(2);
  });

  it('says why nothing can be measured now, and leads to the open book', async () => {
    onRpc('get_measurable', () => ({
      ...measurable,
      refusal: 'NOT_VALID_REFERENCE_ID',
      open: {
        id: 'b2',
        number: 'MB/2026-27/000002',
        state: 'PENDING_FOR_APPROVAL',
        is_updatable: false,
      },
    }));
    await open();
    expect(await screen.findByText(/has an open measurement book/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the book MB/2026-27/000002' }),
    ).toBeInTheDocument();
  });
});
