import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { server, TEST_URL } from '~/test/server';
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

const NO_PAGES = {
  first: 'first',
  last: 'last',
  has_previous: false,
  has_next: false,
  is_similar: false,
};
const MINE = { arrangement: {}, default_view_id: null, views: [] };
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
  onRpc('my_list', () => MINE);
  onRpc('search_projects', (body) => {
    asked.push(body);
    return { ...NO_PAGES, rows: [ROW] };
  });
  onRpc('count_projects', () => ({ count: 1, is_exact: true, amount: 480000 }));
});

describe('the list of projects', () => {
  it('asks for what its address says', async () => {
    await show(
      '/?q=drain&ward=["W001"]&type=["DR"]&createdFrom=2026-11-01&costTo=500000&estimate=false&sort=name.asc&page=2&since=abc&size=50',
    );
    expect(await screen.findByText('Covered drain at Gajapati Nagar')).toBeVisible();
    expect(asked[0]).toEqual({
      p_tenant_id: 'od.jatni',
      p_criteria: {
        query: 'drain',
        ward_code: ['W001'],
        project_type_code: ['DR'],
        created_from: '2026-11-01',
        cost_to: '500000',
        has_estimate: 'false',
      },
      p_sort: 'name',
      p_limit: 50,
      p_after: 'abc',
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
    const { router } = await show('/?page=3&since=abc');
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
    await show('/?createdFrom=2026-11-10&createdTo=2026-11-01');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Created' })).toBeInvalid());
  });

  it('reads on after its last row, and back before its first', async () => {
    onRpc('search_projects', (body) => {
      asked.push(body);
      return { ...NO_PAGES, rows: [ROW], has_next: true, has_previous: body['p_after'] === 'last' };
    });
    const { router } = await show();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ since: 'last', page: 2 }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ p_after: 'last' }));
    await user.click(await screen.findByRole('button', { name: 'Previous page' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ upto: 'first' }));
    await user.click(await screen.findByRole('button', { name: 'Last page' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ p_is_last: true }));
  });

  it('says "more than" where it did not count to the end, and counts on request', async () => {
    onRpc('count_projects', ({ p_is_exact }) =>
      p_is_exact === true
        ? { count: 40000, is_exact: true, amount: 1250000 }
        : { count: 10000, is_exact: false, amount: null },
    );
    await show();
    expect(await screen.findByText(/More than 10,000 found/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Count all' }));
    expect(await screen.findByText(/40,000 found, together/)).toHaveTextContent('₹ 12,50,000.00');
  });

  it('shows the columns that a person chose, and remembers a choice', async () => {
    onRpc('my_list', () => ({ ...MINE, arrangement: { columns: ['cost'] } }));
    const remembered: unknown[] = [];
    server.use(
      http.post(`${TEST_URL}/rest/v1/list_preferences`, async ({ request }) => {
        remembered.push(await request.json());
        return new HttpResponse(null, { status: 201 });
      }),
    );
    await show();
    await screen.findByRole('columnheader', { name: 'Estimated cost' });
    expect(screen.queryByText('Covered drain at Gajapati Nagar')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Name and type' }));
    expect(await screen.findByText('Covered drain at Gajapati Nagar')).toBeVisible();
    expect(remembered).toEqual([
      { tenant_id: 'od.jatni', list_code: 'projects', arrangement: { columns: ['cost', 'name'] } },
    ]);
  });

  it('opens with the view that its person chose, and only when it opens bare', async () => {
    const view = {
      id: 'v1',
      name: 'Drains',
      is_shared: false,
      settings: { search: { type: ['DR'] }, arrangement: {} },
    };
    onRpc('my_list', () => ({ ...MINE, default_view_id: 'v1', views: [view] }));
    const { router } = await show();
    await waitFor(() => expect(router.state.location.search).toEqual({ type: ['DR'], view: 'v1' }));
    expect(asked.map(({ p_criteria }) => p_criteria)).not.toContainEqual({});
    expect(await screen.findByRole('button', { name: 'Drains' })).toBeVisible();
  });

  it('offers the first project to who may create one, and says what to do about too many filters', async () => {
    onRpc('search_projects', () => ({ ...NO_PAGES, rows: [] }));
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
    expect(
      readProjectSearch({ page: 'x', size: 7, ward: [1, ''], createdFrom: 'soon', q: 2026 }),
    ).toEqual({
      q: '2026',
    });
  });
});
