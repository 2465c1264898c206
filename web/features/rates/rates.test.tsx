import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { createAnalysisModel, newPart, type PartRow } from './detail/analysis-model';
import { RateDialog } from './detail/RateDialog';
import { RateHistory } from './detail/RateHistory';
import { readRateSearch } from './rate.search';
import type { RateRow, SorDetail } from './rate.types';
import { RevisionItems } from './revisions/RevisionItems';

const RATE: RateRow = {
  id: 'r1',
  tenant_id: 'od',
  rate: 440,
  heads: { 'MA.2': 440 },
  source: 'TYPED',
  valid_from: '2026-04-01',
  valid_to: null,
  changed_by: null,
  revision: null,
};
const SAND: SorDetail = {
  code: 'SOR_001008',
  tenant_id: 'od',
  sor_type: 'M',
  chapter: 'Materials',
  sub_type: 'Sand',
  variant: 'NA',
  description: 'Fine sand for plaster',
  local_descriptions: {},
  unit_code: 'CUM',
  quantity: 1,
  is_active: true,
  is_sample: false,
  today: '2026-11-24',
  rate: { ...RATE, lead_amount: 0 },
  leads: [],
  rates: [RATE],
  analyses: [],
  cess_percent: 1,
  used_in: [],
  estimates: [],
};

const show = (page: React.ReactNode) =>
  renderPage(() => <Desk permissions={['rate:read', 'rate:manage_local']}>{page}</Desk>);

beforeEach(() => {
  answerTheBasics();
});

describe('setting a rate', () => {
  it('shows what changes before it saves, and asks anew after a change', async () => {
    const asked: Record<string, unknown>[] = [];
    onRpc('save_rate', (body) => {
      asked.push(body);
      return { rate: 455.5, present: 440, difference: 15.5, works: 15 };
    });
    let isClosed = false;
    await show(<RateDialog item={SAND} onClose={() => (isClosed = true)} />);
    const whole = await screen.findByLabelText('Rate as a whole');
    await userEvent.type(whole, '455.5');
    await userEvent.click(screen.getByRole('button', { name: 'See what changes' }));
    expect(await screen.findByText(/₹ 440\.00 becomes ₹ 455\.50/)).toHaveTextContent(
      '15 works items are computed anew',
    );
    await userEvent.type(whole, '5');
    expect(screen.queryByText(/becomes/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'See what changes' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(isClosed).toBe(true));
    expect(asked.map((body) => [body['p_is_preview'], body['p_rate']])).toEqual([
      [true, { sor_code: 'SOR_001008', valid_from: '2026-11-24', rate: '455.5', heads: {} }],
      [true, expect.objectContaining({ rate: '455.55' })],
      [false, expect.objectContaining({ rate: '455.55' })],
    ]);
  });

  it('puts a refusal beside its field', async () => {
    onRpc('save_rate', () =>
      refusal(422, 'VALIDATION_FAILED', [
        { pointer: '/valid_from', code: 'RATE_BEFORE_PREVIOUS', params: { from: '2027-01-01' } },
      ]),
    );
    await show(<RateDialog item={SAND} onClose={() => undefined} />);
    await userEvent.type(await screen.findByLabelText('Rate as a whole'), '1');
    await userEvent.click(screen.getByRole('button', { name: 'See what changes' }));
    expect(
      await screen.findByText('There is already one from 01 Jan 2027: choose a later day.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'See what changes' })).toBeInTheDocument();
  });
});

describe('rates over time', () => {
  it('offers to end an own rate, to withdraw one to come, and never one from above', async () => {
    const own = { ...RATE, tenant_id: 'od.jatni' };
    await show(
      <RateHistory
        maySet
        item={{
          ...SAND,
          rates: [
            { ...own, id: 'r3', valid_from: '2027-01-01' },
            { ...own, id: 'r2', valid_to: '2026-12-31' },
            RATE,
            { ...own, id: 'r0', valid_from: '2026-01-01', valid_to: '2026-03-31' },
          ],
        }}
      />,
    );
    const rows = await screen.findAllByRole('row');
    const buttons = rows.slice(1).map((row) => within(row).queryByRole('button')?.textContent);
    expect(buttons.filter((text) => text !== undefined)).toEqual(['Withdraw', 'End']);
  });
});

describe('the items of a revision', () => {
  it('say what became of each, in words', async () => {
    await show(
      <RevisionItems
        items={[
          { sor_code: 'A_1', status: 'COMPLETED', rate_before: 10, rate_after: 11 },
          {
            sor_code: 'B_2',
            status: 'FAILED',
            reason_code: 'NO_RATES_FOUND',
            reason_values: { value: 'C_3', on: '2027-04-01' },
            rate_before: 10,
            rate_after: null,
          },
        ]}
      />,
    );
    expect(await screen.findByText('C_3 has no rate in force on 01 Apr 2027.')).toBeInTheDocument();
    expect(screen.getByText('₹ 11.00')).toBeInTheDocument();
  });
});

describe('the parts of an analysis in the grid', () => {
  const start = () => {
    const seen: (readonly PartRow[])[] = [];
    const model = createAnalysisModel([newPart('A_1', '2'), newPart('B_2', '3')], (rows) =>
      seen.push(rows),
    );
    return { model, last: () => seen.at(-1)?.map(({ code, quantity }) => `${code} ${quantity}`) };
  };

  it('takes a block of codes and quantities from a spreadsheet, making the rows it needs', () => {
    const { model, last } = start();
    const second = model.getRows()[1]?.id ?? '';
    model.paste(second, {
      columns: ['code', 'type', 'description', 'quantity'],
      cells: [
        [' x_9 ', 'Labour', 'ignored', '1.5'],
        ['y_8', '', '', '2'],
      ],
    });
    expect(last()).toEqual(['A_1 2', 'X_9 1.5', 'Y_8 2']);
  });

  it('keeps one row to type into, moves, duplicates and restores', () => {
    const { model, last } = start();
    const before = model.snapshot();
    const [first, second] = model.getRows().map(({ id }) => id);
    model.moveRow(second ?? '', -1);
    expect(last()).toEqual(['B_2 3', 'A_1 2']);
    model.duplicateRow(first ?? '');
    expect(last()).toEqual(['B_2 3', 'A_1 2', 'A_1 2']);
    model.removeRows(model.getRows().map(({ id }) => id));
    expect(last()).toEqual([' ']);
    model.restore(before);
    expect(last()).toEqual(['A_1 2', 'B_2 3']);
  });
});

it('the address of the registry keeps what it knows and drops the rest', () => {
  expect(
    readRateSearch({ show: 'leads', type: ['W', 'M'], active: 'true', revision: 'x', odd: 1 }),
  ).toEqual({ show: 'leads', type: ['W', 'M'], active: true, revision: 'x' });
  expect(readRateSearch({ show: 'nothing' })).toEqual({});
});
