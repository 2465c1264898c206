import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { readProjectSearch } from './project.search';
import { ProjectListPage } from './ProjectListPage';

vi.setConfig({ testTimeout: 40_000 });

const ROW = {
  id: 'p1',
  number: 'PJ/2026-27/000001',
  name: 'Covered drain at Gajapati Nagar',
  description: 'A drain',
  project_type_code: 'DR',
  estimated_cost: 480000,
  proposed_on: '2026-11-01',
  ward_code: 'W001',
  locality_code: 'L001',
  state: 'CREATED',
  created_at: '2026-11-01T10:00:00Z',
  created_by_name: 'Sasmita Behera',
};

const asked: Record<string, unknown>[] = [];

const show = (at = '/', permissions: readonly `${string}:${string}`[] = ['project:create']) =>
  renderPage(
    () => (
      <Desk permissions={permissions}>
        <ProjectListPage />
      </Desk>
    ),
    at,
  );

beforeEach(() => {
  asked.length = 0;
  answerTheBasics();
  onRpc('search_projects', (body) => {
    asked.push(body);
    return { rows: [ROW] };
  });
  onRpc('count_projects', () => ({ count: 1, is_exact: true, amount: 480000 }));
});

describe('the list of projects', () => {
  it('asks for what its address says', async () => {
    await show('/?q=drain&ward=["W001"]&type=["DR"]&from=2026-11-01&sort=name.asc&page=2&size=50');
    expect(await screen.findByText('Covered drain at Gajapati Nagar')).toBeVisible();
    expect(asked[0]).toEqual({
      p_tenant_id: 'od.jatni',
      p_criteria: {
        query: 'drain',
        ward_code: ['W001'],
        project_type_code: ['DR'],
        created_from: '2026-11-01',
      },
      p_sort: 'name',
      p_limit: 50,
      p_offset: 50,
    });
  });

  it('shows names for codes, rupees as they are written here, and the way to the project', async () => {
    await show();
    const row = (await screen.findByText('Covered drain at Gajapati Nagar')).closest('tr')!;
    expect(await within(row).findByText('Drainage')).toBeVisible();
    expect(within(row).getByText('Bajpur, Ward 1')).toBeVisible();
    expect(within(row).getByText('₹ 4,80,000.00')).toBeVisible();
    expect(within(row).getByRole('link', { name: ROW.number })).toHaveAttribute(
      'href',
      '/projects/p1',
    );
  });

  it('keeps search and sort in the address', async () => {
    const user = userEvent.setup();
    const { router } = await show('/?page=3');
    await user.type(await screen.findByRole('searchbox'), 'park');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'park' }));
    await user.click(await screen.findByRole('button', { name: 'Estimated cost' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ q: 'park', sort: 'estimated_cost.asc' }),
    );
  });

  it('says beside the day what the search refused about it', async () => {
    onRpc('search_projects', () =>
      refusal(422, 'VALIDATION_FAILED', [
        { pointer: '/created_to', code: 'INVALID_DATE', params: {} },
      ]),
    );
    await show('/?from=2026-11-10&to=2026-11-01');
    await waitFor(() => expect(screen.getByLabelText('Created to')).toBeInvalid());
    expect(screen.getByLabelText('Created from')).toBeValid();
  });

  it('offers the first project to who may create one, and says what to do about too many filters', async () => {
    onRpc('search_projects', () => ({ rows: [] }));
    onRpc('count_projects', () => ({ count: 0, is_exact: true, amount: 0 }));
    await show();
    expect(await screen.findByRole('heading', { name: 'No projects yet' })).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'Create a project' })).toHaveLength(2);
  });

  it('offers nothing to who may only read', async () => {
    await show('/', ['project:read']);
    await screen.findByText('Covered drain at Gajapati Nagar');
    expect(screen.queryByRole('link', { name: 'Create a project' })).not.toBeInTheDocument();
  });

  it('reads nonsense in an address as nothing', () => {
    expect(readProjectSearch({ page: 'x', size: 7, ward: [1, ''], from: 'soon', q: 2026 })).toEqual(
      {
        q: '2026',
      },
    );
  });
});
