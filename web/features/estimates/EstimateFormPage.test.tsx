import 'fake-indexeddb/auto';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { useEffect } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formMirror } from '~/lib/form-mirror';
import { takeConsoleErrors } from '~/test/console';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { sessionAnswer } from '~/test/sign-in';
import { EstimateFormPage } from './EstimateFormPage';
import { newEstimateForm, type EstimateForm } from './estimate.schema';
import type { Estimate } from './estimate.types';

const ID = '00000000-0000-4000-8000-0000000000e1';
const PROJECT = {
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
const STORED = {
  id: ID,
  number: null,
  name: 'Covered drain',
  reference_number: null,
  description: null,
  executing_department_code: null,
  rates_on: '2026-11-24',
  state: 'DRAFTED',
  version: 3,
  project_id: PROJECT.id,
  project: PROJECT,
  lines: [],
  documents: [],
  workflow: {
    state: 'DRAFTED',
    version: 3,
    is_updatable: true,
    moved_by_name: 'Prakash Sahoo',
    updated_at: '2026-11-24T05:00:00Z',
  },
} as unknown as Estimate;

vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ estimateId: ID }),
  useSearch: () => ({ project: PROJECT.id }),
}));
// A whole form is much to draw while other tests share the machine.
vi.setConfig({ testTimeout: 40_000 });

const { user: me } = sessionAnswer('je', []);
const place = { userId: me.id, tenantId: 'od.jatni', paper: 'estimate', id: ID };
const typed = (changes: Partial<EstimateForm>): EstimateForm => ({
  ...newEstimateForm(PROJECT, ''),
  ...changes,
});
const keep = (values: EstimateForm, version: number | null) =>
  formMirror.write(place, { at: '2026-11-24T04:30:00Z', version, values });

let stored: Estimate | null;
let saves: { p_estimate: { name: string }; p_expected_version: number | null }[];
let answer: () => unknown;

let client: QueryClient;

function Page() {
  const present = useQueryClient();
  useEffect(() => {
    client = present;
  });
  return <EstimateFormPage />;
}

const show = () =>
  renderPage(() => (
    <Desk permissions={['estimate:create', 'estimate:read', 'rate:read']}>
      <Page />
    </Desk>
  ));
const name = () => screen.findByRole('textbox', { name: /Name of the estimate/ });

beforeEach(async () => {
  await formMirror.remove(place);
  stored = null;
  saves = [];
  answer = () => ({ id: ID, number: null, state: 'DRAFTED', version: saves.length + 3 });
  answerTheBasics();
  onRpc('get_estimate', () => stored);
  onRpc('get_project', () => PROJECT);
  onRpc('save_estimate', (body) => {
    saves.push(body as never);
    return answer();
  });
});

describe('what was typed and never stored', () => {
  it('is kept on this device before it is saved, and put away once the server has it', async () => {
    const user = userEvent.setup();
    await show();
    await user.type(await name(), ' of stone');
    await waitFor(async () =>
      expect(await formMirror.read<EstimateForm>(place)).toMatchObject({
        version: null,
        values: { name: 'Covered drain of stone' },
      }),
    );
    await user.click(screen.getAllByRole('button', { name: 'Save draft' })[0]!);
    await waitFor(() => expect(saves).toHaveLength(1));
    await waitFor(async () => expect(await formMirror.read(place)).toBeNull());
  });

  it('is simply there again in an estimate that was never stored, and is then stored', async () => {
    await keep(typed({ name: 'Drain of stone' }), null);
    await show();
    expect(await name()).toHaveValue('Drain of stone');
    expect(screen.getByText(/^What you typed until 24 Nov 2026, 10:00 is back/)).toBeVisible();
    await waitFor(() => expect(saves).toHaveLength(1), { timeout: 6000 });
    expect(saves[0]).toMatchObject({
      p_expected_version: null,
      p_estimate: { name: 'Drain of stone' },
    });
  });

  it('can be dropped for a fresh start', async () => {
    await keep(typed({ name: 'Drain of stone' }), null);
    await show();
    await userEvent.click(await screen.findByRole('button', { name: 'Start afresh' }));
    expect(await name()).toHaveValue('Covered drain');
    await waitFor(async () => expect(await formMirror.read(place)).toBeNull());
  });

  it('stands beside what is stored, and replaces it only when asked', async () => {
    stored = STORED;
    await keep(typed({ name: 'Drain of stone' }), 2);
    await show();
    const choice = await screen.findByRole('alert');
    expect(choice).toHaveTextContent(
      'You have unsaved changes from 24 Nov 2026, 10:00 on this device',
    );
    expect(choice).toHaveTextContent('Prakash Sahoo stored another version');
    expect(screen.getByText('Drain of stone')).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(saves).toEqual([]);
    await userEvent.click(within(choice).getByRole('button', { name: 'Go on with mine' }));
    expect(await name()).toHaveValue('Drain of stone');
    await waitFor(() => expect(saves).toHaveLength(1), { timeout: 6000 });
    expect(saves[0]?.p_expected_version).toBe(3);
  });

  it('gives way to what is stored when that is chosen', async () => {
    stored = STORED;
    await keep(typed({ name: 'Drain of stone' }), 3);
    await show();
    await userEvent.click(await screen.findByRole('button', { name: 'Take the stored one' }));
    expect(await name()).toHaveValue('Covered drain');
    await waitFor(async () => expect(await formMirror.read(place)).toBeNull());
  });

  it('is shown to be copied where the estimate can no longer be edited', async () => {
    stored = { ...STORED, workflow: { ...STORED.workflow, is_updatable: false } };
    await keep(typed({ name: 'Drain of stone' }), 3);
    await show();
    expect(await screen.findByText(/cannot be edited any more/)).toBeVisible();
    expect(screen.getByText('Drain of stone')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Drop my changes' }));
    expect(await screen.findByText(`at /estimates/${ID}`)).toBeVisible();
  });

  it('is not mentioned when the server had it after all', async () => {
    stored = STORED;
    await keep(typed({ name: 'Covered drain' }), 2);
    await show();
    expect(await name()).toHaveValue('Covered drain');
    await waitFor(async () => expect(await formMirror.read(place)).toBeNull());
  });
});

describe('a server that cannot be reached', () => {
  it('is tried again by itself; until then the form says where the work is', async () => {
    stored = STORED;
    answer = () => HttpResponse.error();
    const user = userEvent.setup();
    await show();
    await user.type(await name(), ' of stone');
    await user.click(screen.getAllByRole('button', { name: 'Save draft' })[0]!);
    expect(
      await screen.findAllByText('Kept on this device, will be stored when the connection is back'),
    ).not.toHaveLength(0);
    answer = () => ({ id: ID, number: null, state: 'DRAFTED', version: 4 });
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await screen.findAllByText('Saved just now')).not.toHaveLength(0);
    expect(saves.at(-1)).toMatchObject({ p_expected_version: 3 });
    expect(await formMirror.read(place)).toBeNull();
    takeConsoleErrors();
  });
});

describe('the open form', () => {
  it('stays as it is when its own first save is told of by the live channel', async () => {
    await show();
    const field = await name();
    await userEvent.type(field, ' of stone');
    stored = STORED;
    await act(() => client.invalidateQueries({ queryKey: ['estimates'] }));
    expect(field).toBeInTheDocument();
    expect(field).toHaveValue('Covered drain of stone');
  });
});
