import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { ProjectEditor } from './form/ProjectEditor';
import { ProjectFormPage } from './ProjectFormPage';
import type { Project } from './project.types';
import { useMasters } from '~/features/masters';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

const PROJECT = {
  id: ID,
  number: 'PJ/2026-27/000001',
  name: 'Covered drain',
  description: 'A drain beside the school',
  project_type_code: 'DR',
  estimated_cost: 480000,
  proposed_on: '2026-11-01',
  is_task_enabled: false,
  parent: null,
  ward_code: 'W001',
  locality_code: 'L001',
  latitude: null,
  longitude: null,
  targets: [],
  estimates: [],
  documents: [],
  workflow: { version: 3, is_updatable: true, state: 'CREATED' },
} as unknown as Project;

// A whole form is much to draw while other tests share the machine.
vi.setConfig({ testTimeout: 40_000 });

const saves: { p_project: Record<string, unknown>; p_expected_version: number | null }[] = [];
let answer: () => unknown;

function Editor() {
  const { masters, query } = useMasters();
  return query.isSuccess ? <ProjectEditor id={ID} project={PROJECT} masters={masters} /> : null;
}

const show = (page = <ProjectFormPage />) =>
  renderPage(() => <Desk permissions={['project:create']}>{page}</Desk>);

const pick = async (user: UserEvent, label: string, option: string) => {
  await user.click(screen.getByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
};

beforeEach(() => {
  saves.length = 0;
  answer = () => ({ id: ID, number: 'PJ/2026-27/000001', state: 'CREATED', version: 1 });
  answerTheBasics();
  onRpc('search_projects', () => ({ rows: [] }));
  onRpc('save_project', (body) => {
    saves.push(body as never);
    return answer();
  });
});

describe('the form of a project', () => {
  it('creates: localities follow the ward, figures travel as plain decimals', async () => {
    const user = userEvent.setup({ delay: null });
    await show();
    await user.type(await screen.findByRole('textbox', { name: 'Name of the work' }), 'Open drain');
    await user.type(screen.getByRole('textbox', { name: 'Description' }), 'Beside the road');
    await pick(user, 'Project type', 'Drainage');
    await user.type(screen.getByRole('textbox', { name: 'Estimated cost' }), '4,80,000.5');
    expect(screen.getByRole('combobox', { name: 'Locality' })).toBeDisabled();
    await pick(user, 'Ward', 'Ward 2');
    await user.click(screen.getByRole('combobox', { name: 'Locality' }));
    expect(screen.queryByRole('option', { name: 'Bajpur' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('option', { name: 'Kudiary' }));
    await user.click(screen.getByRole('button', { name: 'Create the project' }));

    await waitFor(() => expect(saves).toHaveLength(1));
    expect(saves[0]).toMatchObject({
      p_expected_version: null,
      p_project: {
        name: 'Open drain',
        project_type_code: 'DR',
        estimated_cost: '480000.5',
        ward_code: 'W002',
        locality_code: 'L002',
      },
    });
    expect(await screen.findByText(`at /projects/${ID}`)).toBeVisible();
  });

  it('names what is missing, at the field and in the list on top, before anything is sent', async () => {
    const user = userEvent.setup({ delay: null });
    await show();
    await user.click(await screen.findByRole('button', { name: 'Create the project' }));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByText('6 things need your attention')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Name of the work' })).toBeInvalid();
    await user.click(within(summary).getByRole('link', { name: /^Ward:/ }));
    expect(screen.getByRole('combobox', { name: 'Ward' })).toHaveFocus();
    expect(saves).toHaveLength(0);
  });

  it('puts what the server refuses beside its field, and loses nothing', async () => {
    const user = userEvent.setup({ delay: null });
    answer = () =>
      refusal(422, 'VALIDATION_FAILED', [
        { pointer: '/targets/0/baseline', code: 'OUT_OF_RANGE', params: { min: 0, max: 999 } },
        { pointer: '/project_type_code', code: 'INVALID_PROJECT_TYPE', params: {} },
        { pointer: '/documents/0/id', code: 'FILESTORE_ID', params: {} },
      ]);
    await show(<Editor />);
    await user.click(await screen.findByRole('button', { name: 'Add beneficiaries' }));
    await pick(user, 'Beneficiaries', 'Women');
    await user.type(screen.getByRole('textbox', { name: 'At present' }), '1000');
    await user.click(screen.getByRole('button', { name: 'Save the changes' }));

    const summary = await screen.findByRole('alert');
    expect(screen.getByRole('textbox', { name: 'At present' })).toBeInvalid();
    expect(screen.getByText('Between 0 and 999.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Project type' })).toBeInvalid();
    expect(
      within(summary).getByText('The file of this document was not stored. Attach it again.'),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'At present' })).toHaveValue('1,000');
    expect(screen.getByRole('textbox', { name: 'Name of the work' })).toHaveValue('Covered drain');
    expect(saves[0]?.p_expected_version).toBe(3);
  });

  it('says who saved first, shows both side by side, and saves mine over it when asked', async () => {
    const user = userEvent.setup({ delay: null });
    answer = () =>
      refusal(409, 'STALE_VERSION', {
        state: 'CREATED',
        version: 4,
        moved_by: 'Rakesh Nayak',
        moved_at: '2026-11-20T10:00:00Z',
      });
    onRpc('get_project', () => ({
      ...PROJECT,
      name: 'Covered drain, east side',
      workflow: { ...PROJECT.workflow, version: 4 },
    }));
    await show(<Editor />);
    const name = await screen.findByRole('textbox', { name: 'Name of the work' });
    await user.clear(name);
    await user.type(name, 'Deep drain');
    await user.click(screen.getByRole('button', { name: 'Save the changes' }));

    expect(await screen.findByText(/Rakesh Nayak changed this paper on 20 Nov 2026/)).toBeVisible();
    const row = (await screen.findByText('Covered drain, east side')).closest('tr')!;
    expect(within(row).getByText('Deep drain')).toBeVisible();
    expect(name).toHaveValue('Deep drain');

    answer = () => ({ id: ID, number: PROJECT.number, state: 'CREATED', version: 5 });
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(saves).toHaveLength(2));
    expect(saves[1]).toMatchObject({ p_expected_version: 4, p_project: { name: 'Deep drain' } });
  });
});
