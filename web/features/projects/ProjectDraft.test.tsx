import 'fake-indexeddb/auto';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { announcePaperEvent } from '~/api/live-events';
import { formMirror } from '~/lib/form-mirror';
import { takeConsoleErrors } from '~/test/console';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { ProjectFormPage } from './ProjectFormPage';
import { newProjectForm, toForm, type ProjectForm } from './project.schema';
import type { Project } from './project.types';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const OTHER = '0f8fad5b-d9cb-469f-a165-70867728950f';
const PROJECT = {
  id: ID,
  number: 'PJ/2026-27/000001',
  name: 'Covered drain',
  description: 'A drain beside the school',
  project_type_code: 'DR',
  state: 'CREATED',
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
  workflow: {
    version: 3,
    is_updatable: true,
    state: 'CREATED',
    moved_by_name: 'Prakash Sahoo',
    updated_at: '2026-11-24T05:00:00Z',
  },
} as unknown as Project;

let params: { projectId?: string };
let search: { draft?: string };
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useParams: () => params,
  useSearch: () => search,
}));
// A whole form is much to draw while other tests share the machine.
vi.setConfig({ testTimeout: 40_000 });

const place = (id: string) => ({ userId: 'je', tenantId: 'od.jatni', paper: 'project', id });
const typed = (changes: Partial<ProjectForm>): ProjectForm => ({
  ...newProjectForm('2026-11-24'),
  ...changes,
});
const keep = (id: string, values: ProjectForm, version: number | null) =>
  formMirror.write(place(id), { at: '2026-11-24T04:30:00Z', version, values });

const saves: { p_project: Record<string, unknown>; p_expected_version: number | null }[] = [];
let stored: Project | null;
let answer: () => unknown;
let editors: readonly object[];

const show = () =>
  renderPage(() => (
    <Desk permissions={['project:create', 'project:read']}>
      <ProjectFormPage />
    </Desk>
  ));
const name = () => screen.findByRole('textbox', { name: 'Name of the work' });
const kept = (id: string) => formMirror.read<ProjectForm>(place(id));

beforeEach(async () => {
  await Promise.all([ID, OTHER].map((id) => formMirror.remove(place(id))));
  params = {};
  search = { draft: ID };
  saves.length = 0;
  stored = null;
  editors = [];
  answer = () => ({ id: ID, number: 'PJ/2026-27/000001', state: 'CREATED', version: 4 });
  answerTheBasics();
  onRpc('search_projects', () => ({ rows: [] }));
  onRpc('get_project', () => stored);
  onRpc('save_project', (body) => {
    saves.push(body as never);
    return answer();
  });
  onRpc('announce_editing', () => ({
    version: 3,
    state: 'CREATED',
    moved_by_id: 'other',
    moved_by: 'Prakash Sahoo',
    moved_at: '2026-11-24T05:00:00Z',
    editors,
  }));
});

describe('a new project that was not created yet', () => {
  it('is kept on this device from the first keystroke on, and the form says so', async () => {
    await show();
    await userEvent.type(await name(), 'Open drain');
    await waitFor(async () =>
      expect(await kept(ID)).toMatchObject({ version: null, values: { name: 'Open drain' } }),
    );
    expect(await screen.findByText('Kept on this device until it is stored')).toBeVisible();
  });

  it('is simply there again after a reload, and can be dropped for a fresh start', async () => {
    await keep(ID, typed({ name: 'Open drain' }), null);
    await show();
    expect(await name()).toHaveValue('Open drain');
    expect(screen.getByText(/^What you typed until 24 Nov 2026, 10:00 is back/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start afresh' }));
    expect(await name()).toHaveValue('');
    await waitFor(async () => expect(await kept(ID)).toBeNull());
  });

  it('leads to the project where the server had made it after all', async () => {
    await keep(ID, toForm(PROJECT), null);
    stored = PROJECT;
    await show();
    expect(await screen.findByText(`at /projects/${ID}/edit`)).toBeVisible();
  });

  it('is offered by its name whenever another one is begun', async () => {
    await keep(OTHER, typed({ name: 'Open drain' }), null);
    const { router } = await show();
    expect(await name()).toHaveValue('');
    expect(screen.getByText('Open drain, typed until 24 Nov 2026, 10:00')).toBeVisible();
    const link = screen.getByRole('link', { name: 'Go on with Open drain' });
    expect(link).toHaveAttribute('href', `/projects/new?draft=${OTHER}`);
    await userEvent.click(screen.getByRole('button', { name: 'Drop Open drain' }));
    expect(screen.queryByText(/Open drain/)).not.toBeInTheDocument();
    await waitFor(async () => expect(await kept(OTHER)).toBeNull());
    expect(router.state.location.pathname).toBe('/');
  });
});

describe('changes of a project', () => {
  beforeEach(() => {
    params = { projectId: ID };
    search = {};
    stored = PROJECT;
  });

  it('that never reached the server stand beside what is stored, and replace it only when asked', async () => {
    await keep(ID, { ...toForm(PROJECT), name: 'Deep drain' }, 2);
    await show();
    const choice = await screen.findByRole('alert');
    expect(choice).toHaveTextContent('Prakash Sahoo stored another version');
    const row = screen.getByText('Deep drain').closest('tr')!;
    expect(within(row).getByText('Covered drain')).toBeVisible();
    await userEvent.click(within(choice).getByRole('button', { name: 'Go on with mine' }));
    expect(await name()).toHaveValue('Deep drain');
    await userEvent.click(screen.getByRole('button', { name: 'Save the changes' }));
    await waitFor(() => expect(saves).toHaveLength(1));
    expect(saves[0]).toMatchObject({ p_expected_version: 3, p_project: { name: 'Deep drain' } });
    await waitFor(async () => expect(await kept(ID)).toBeNull());
  });

  it('are shown to be copied where the project can no longer be changed', async () => {
    stored = { ...PROJECT, workflow: { ...PROJECT.workflow, is_updatable: false } };
    await keep(ID, { ...toForm(PROJECT), name: 'Deep drain' }, 3);
    await show();
    expect(await screen.findByText(/cannot be edited any more/)).toBeVisible();
    expect(screen.getByText('Deep drain')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Drop my changes' }));
    expect(await screen.findByText(`at /projects/${ID}`)).toBeVisible();
  });

  it('survive a server that is down; the save whose answer was lost is taken for what it was', async () => {
    const user = userEvent.setup({ delay: null });
    answer = () => HttpResponse.error();
    await show();
    await user.type(await name(), ' of stone');
    await user.click(screen.getByRole('button', { name: 'Save the changes' }));
    await screen.findByRole('alert');
    expect(await kept(ID)).toMatchObject({ values: { name: 'Covered drain of stone' } });
    const stale = { state: 'CREATED', version: 4, moved_by: 'Sanjukta Mohanty', moved_at: '' };
    answer = () => {
      if (saves.length === 2) return refusal(409, 'STALE_VERSION', stale);
      return { id: ID, number: PROJECT.number, state: 'CREATED', version: 5 };
    };
    stored = { ...PROJECT, workflow: { ...PROJECT.workflow, version: 4 } };
    await user.click(screen.getByRole('button', { name: 'Save the changes' }));
    expect(await screen.findByText(`at /projects/${ID}`)).toBeVisible();
    expect(saves.map((save) => save.p_expected_version)).toEqual([3, 3, 4]);
    takeConsoleErrors();
  });

  it('are not made alone: who else is in it is named, and what they store is told at once', async () => {
    editors = [{ user_id: 'other', name: 'Prakash Sahoo', since: '2026-11-24T05:00:00Z' }];
    await show();
    const field = await name();
    expect(await screen.findByText(/^Prakash Sahoo is also editing this project/)).toBeVisible();
    await userEvent.type(field, ' of stone');
    stored = {
      ...PROJECT,
      name: 'Pipe drain',
      workflow: { ...PROJECT.workflow, version: 4 },
    };
    act(() =>
      announcePaperEvent({
        kind: 'saved',
        document_type: 'project',
        document_id: ID,
        version: 4,
        actor_id: 'other',
        actor_name: 'Prakash Sahoo',
      } as never),
    );
    expect(await screen.findByText(/^Prakash Sahoo stored a new version on/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Look at the difference' }));
    const row = (await screen.findByText('Pipe drain')).closest('tr')!;
    expect(within(row).getByText('Covered drain of stone')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await userEvent.click(screen.getByRole('button', { name: 'Take that version' }));
    await waitFor(() => expect(field).toHaveValue('Pipe drain'));
    await waitFor(async () => expect(await kept(ID)).toBeNull());
  });
});
