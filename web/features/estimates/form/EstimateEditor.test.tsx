import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useMasters } from '~/features/masters';
import { takeConsoleErrors } from '~/test/console';
import { answerTheBasics, Desk, onRpc, onTable, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import type { EstimateProject } from '../estimate.types';
import { EstimateEditor } from './EstimateEditor';
import { AUTOSAVE_PAUSE_MS } from '~/features/workflow';

const PROJECT: EstimateProject = {
  id: '00000000-0000-4000-8000-000000000001',
  number: 'PJ/2026-27/000001',
  name: 'Covered drain',
  description: null,
  project_type_code: 'DR',
  ward_code: 'W001',
  locality_code: 'L001',
  estimated_cost: 480000,
  proposed_on: '2026-11-01',
  state: 'CREATED',
};
const SOR = [
  { code: 'SOR_1', description: 'Excavation by hand', unit_code: 'CUM', rate: '144.08' },
  { code: 'SOR_2', description: 'Excavation by machine', unit_code: 'CUM', rate: '90.5' },
].map((item) => ({
  ...item,
  sor_type: 'W',
  chapter: 'Earth work',
  sub_type: null,
  variant: 'NA',
  local_descriptions: {},
  quantity: 1,
  is_sample: true,
}));
const OVERHEADS = [
  {
    code: 'GST',
    name: 'Goods and services tax',
    calculation: 'PERCENTAGE' as const,
    value: 18,
    is_auto_calculated: true,
  },
];
const UNITS = [{ code: 'NOS', name: 'Numbers', category: 'COUNT', decimals: 0 }];

interface Sent {
  readonly p_estimate: {
    readonly name: string;
    readonly lines: readonly {
      readonly id: string;
      readonly measurements: readonly { readonly id: string; readonly number: string }[];
    }[];
  };
  readonly p_expected_version: number | null;
}
let sent: Sent[];
let answer: (request: Sent) => unknown;

function Page() {
  const { masters } = useMasters();
  return (
    <EstimateEditor
      id="00000000-0000-4000-8000-0000000000e1"
      estimate={null}
      project={PROJECT}
      masters={masters}
      units={UNITS}
      overheads={OVERHEADS}
      ratesOn="2026-11-24"
      onReload={() => undefined}
    />
  );
}

async function show() {
  await renderPage(() => (
    <Desk permissions={['estimate:create', 'estimate:read', 'rate:read']}>
      <Page />
    </Desk>
  ));
  return userEvent.setup();
}

/** Adds an item and picks the first hit for `excav` by keyboard; the first cell of its first row is next. */
async function pickFirst(user: ReturnType<typeof userEvent.setup>) {
  await addItem(user, 'excav');
  await screen.findByRole('option', { name: /SOR_1/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByLabelText('Item 1, row 1, Particulars')).toHaveFocus());
}

/** `Alt N` opens a new item with the focus in its code; the letters search the schedule. */
async function addItem(user: ReturnType<typeof userEvent.setup>, letters: string) {
  await user.keyboard('{Alt>}n{/Alt}');
  await waitFor(() => expect(screen.getByRole('combobox', { name: /, Code$/ })).toHaveFocus());
  await user.keyboard(letters);
}

/** A cell of the grid by the name of its row and the number of its column. */
const cellOf = (row: string, column: string) => {
  const at = screen.getByRole('columnheader', { name: column }).getAttribute('aria-colindex');
  const cells = within(screen.getByRole('row', { name: row })).getAllByRole('gridcell');
  return cells.find((cell) => cell.getAttribute('aria-colindex') === at)!;
};

const saveDraft = () => screen.getAllByRole('button', { name: 'Save draft' })[0]!;
const panel = () => screen.getByRole('complementary', { name: 'Totals' });

beforeEach(() => {
  sent = [];
  answer = () => ({ id: 'e1', number: null, state: 'DRAFTED', version: sent.length });
  answerTheBasics();
  onTable('documents', []);
  onRpc('search_sor', () => SOR);
  onRpc('save_estimate', (body) => {
    sent.push(body as unknown as Sent);
    return answer(body as unknown as Sent);
  });
});

describe('the form of an estimate', () => {
  it('is filled by keyboard alone, with totals as one types', async () => {
    const user = await show();
    await pickFirst(user);
    await user.keyboard('Trench{Enter}2{Enter}10{Enter}0.5{Enter}0.5{Enter}');
    // Enter in the last cell made a new row.
    expect(screen.getByLabelText('Item 1, row 2, Particulars')).toHaveFocus();
    await user.keyboard('Pit{Enter}-1{ArrowUp}');
    expect(screen.getByLabelText('Item 1, row 2, Deduct')).toBeChecked();
    expect(screen.getByLabelText('Item 1, row 1, Number')).toHaveFocus();
    // 4 m³ at 144.08, and 18 % of it; to the rupee.
    expect(within(panel()).getByText('Exact total').nextSibling).toHaveTextContent('₹ 680.06');
    expect(within(panel()).getByText('Rounded total').nextSibling).toHaveTextContent('₹ 680.00');
  });

  it('adds the hit that the arrows chose', async () => {
    const user = await show();
    await addItem(user, 'excav');
    await screen.findByRole('option', { name: /SOR_2/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(cellOf('Item 1', 'Code')).toHaveTextContent('SOR_2'));
    expect(cellOf('Item 1', 'Rate (₹)')).toHaveTextContent('90.50');
    expect(cellOf('Item 1', 'Unit')).toHaveTextContent('CUM');
  });

  it('does not ask the schedule before three letters', async () => {
    const user = await show();
    await addItem(user, 'ex');
    expect(await screen.findByText('Type at least 3 letters')).toBeVisible();
  });

  it('stores the draft when the typing rests, under ids that stay the same', async () => {
    const user = await show();
    await pickFirst(user);
    // Leaving the cell must not stop the clock.
    await user.keyboard('Trench{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1), { timeout: AUTOSAVE_PAUSE_MS + 2000 });
    expect(await screen.findAllByText('Saved just now')).not.toHaveLength(0);
    expect(sent[0]?.p_expected_version).toBeNull();
    await user.keyboard('3');
    await user.click(saveDraft());
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.p_expected_version).toBe(1);
    expect(sent[1]?.p_estimate.lines[0]?.id).toBe(sent[0]?.p_estimate.lines[0]?.id);
    expect(sent[1]?.p_estimate.lines[0]?.measurements[0]?.id).toBe(
      sent[0]?.p_estimate.lines[0]?.measurements[0]?.id,
    );
  });

  it('loses nothing when somebody else was faster', async () => {
    const user = await show();
    await user.click(saveDraft());
    await waitFor(() => expect(sent).toHaveLength(1));
    answer = () =>
      refusal(409, 'STALE_VERSION', {
        state: 'IN_THE_WORKS',
        is_updatable: true,
        version: 7,
        moved_by: 'Prakash Sahoo',
        moved_at: '2026-11-24T05:00:00Z',
      });
    const name = screen.getByRole('textbox', { name: /Name of the estimate/ });
    await user.clear(name);
    await user.type(name, 'My own words');
    await user.click(saveDraft());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Prakash Sahoo changed this estimate on 24 Nov 2026, 10:30');
    expect(name).toHaveValue('My own words');

    answer = () => ({ id: 'e1', number: null, state: 'DRAFTED', version: 8 });
    await user.click(within(alert).getByRole('button', { name: 'Store mine instead' }));
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent[2]).toMatchObject({
      p_expected_version: 7,
      p_estimate: { name: 'My own words' },
    });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('goes on after an answer that got lost', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const user = await show();
    answer = () => HttpResponse.error();
    await user.click(saveDraft());
    await screen.findAllByText('Could not save');
    // It had arrived: the estimate exists now, and the next save has to name its version.
    onRpc('get_estimate', () => ({ version: 1 }));
    answer = ({ p_expected_version: version }) =>
      version === null
        ? refusal(422, 'VALIDATION_FAILED', [{ pointer: '/expected_version', code: 'REQUIRED' }])
        : { id: 'e1', number: null, state: 'DRAFTED', version: 2 };
    await user.click(saveDraft());
    await waitFor(() => expect(sent.at(-1)?.p_expected_version).toBe(1));
    expect(await screen.findAllByText('Saved just now')).not.toHaveLength(0);
    takeConsoleErrors();
  });

  it('puts what the server refuses on the very cell, and the summary leads there', async () => {
    const user = await show();
    await pickFirst(user);
    await user.keyboard('Trench');
    answer = () =>
      refusal(422, 'VALIDATION_FAILED', [
        {
          pointer: '/lines/0/measurements/0/length',
          code: 'OUT_OF_RANGE',
          params: { max: '9999' },
        },
      ]);
    await user.click(saveDraft());
    await waitFor(() =>
      expect(cellOf('Item 1, row 1', 'Length')).toHaveAttribute('aria-invalid', 'true'),
    );
    await user.click(await screen.findByRole('link', { name: /Item 1, row 1, Length/ }));
    const cell = screen.getByLabelText('Item 1, row 1, Length');
    expect(cell).toHaveFocus();
    expect(cell).toHaveAccessibleDescription('The most is 9,999.');
  });

  it('does not offer to replace what can no longer be changed', async () => {
    const user = await show();
    answer = () =>
      refusal(409, 'STALE_VERSION', {
        state: 'WITH_THE_ENGINEER',
        is_updatable: false,
        version: 7,
        moved_by: 'Prakash Sahoo',
        moved_at: '2026-11-24T05:00:00Z',
      });
    await user.click(saveDraft());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('WITH_THE_ENGINEER');
    expect(within(alert).queryByRole('button', { name: 'Store mine instead' })).toBeNull();
  });

  it('calls handing in what the workflow of the draft calls it', async () => {
    onRpc('available_actions', () => [
      { action: 'DISCARD', name: 'Discard', local_names: {}, effect: null },
      { action: 'HAND_IN', name: 'Hand in', local_names: {}, effect: 'SUBMIT' },
    ]);
    const user = await show();
    expect(screen.getAllByRole('button', { name: 'Submit' })).not.toHaveLength(0);
    await user.click(saveDraft());
    expect(await screen.findAllByRole('button', { name: 'Hand in' })).not.toHaveLength(0);
  });

  it('says what is missing before it submits', async () => {
    const user = await show();
    await user.click(screen.getAllByRole('button', { name: 'Submit' })[0]!);
    expect(await screen.findByText('Add at least one line to the estimate.')).toBeVisible();
    expect(sent).toEqual([]);
  });
});
