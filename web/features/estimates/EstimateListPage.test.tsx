import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { EstimateListPage } from './EstimateListPage';
import { criteriaOf } from '~/lib/list-criteria';
import { ESTIMATE_FILTERS, readEstimateSearch } from './estimate.search';

const asked: Record<string, unknown>[] = [];
let rows: unknown[];

const ROW = {
  id: 'e1',
  version_number: 1,
  revision_number: null,
  application_status: 'INWORKFLOW',
  number: null,
  name: 'Covered drain',
  state: 'DRAFTED',
  payable_total: 478538,
  created_at: '2026-11-24T04:00:00Z',
  created_by_name: 'Sasmita Behera',
  project_id: 'p1',
  project_number: 'PJ/2026-27/000001',
  project_name: 'Covered drain at Gajapati Nagar',
  ward_code: 'W001',
  locality_code: 'L001',
  due_at: null,
};

async function show(at = '/') {
  return renderPage(
    () => (
      <Desk permissions={['estimate:read']}>
        <EstimateListPage />
      </Desk>
    ),
    at,
  );
}

beforeEach(() => {
  asked.length = 0;
  rows = [ROW];
  answerTheBasics();
  onRpc('my_list', () => ({ arrangement: {}, default_view_id: null, views: [] }));
  onRpc('search_estimates', (body) => {
    asked.push(body);
    return { rows, first: 'a', last: 'b', has_previous: false, has_next: false, is_similar: false };
  });
  onRpc('count_estimates', () => ({ count: rows.length, is_exact: true, amount: 478538 }));
});

describe('the list of estimates', () => {
  it('asks for what its address says', async () => {
    await show(
      '/?state=["APPROVED"]&ward=["W001"]&createdFrom=2026-11-01&sort=payable_total.asc&page=2&since=abc',
    );
    await waitFor(() => expect(asked).not.toHaveLength(0));
    expect(asked[0]).toMatchObject({
      p_tenant_id: 'od.jatni',
      p_criteria: { state: ['APPROVED'], ward_code: ['W001'], created_from: '2026-11-01' },
      p_sort: 'payable_total',
      p_limit: 25,
      p_after: 'abc',
    });
  });

  it('puts a search into its address and goes back to the first page', async () => {
    const { router } = await show('/?page=2&since=abc');
    await screen.findByText('Covered drain at Gajapati Nagar');
    await userEvent.type(screen.getByRole('searchbox'), 'drain');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'drain' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ p_criteria: { query: 'drain' } }));
  });

  it('says how much all hits come to, and names a draft as such', async () => {
    await show();
    expect(await screen.findByText(/1 found, together/)).toHaveTextContent('₹ 4,78,538.00');
    expect(screen.getByRole('link', { name: 'Draft' })).toHaveAttribute('href', '/estimates/e1');
  });

  it('says what to do when there is nothing', async () => {
    rows = [];
    await show();
    expect(await screen.findByText('No estimates yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the projects' })).toBeVisible();
  });
});

describe('the address of the list', () => {
  it('drops nonsense', () => {
    const search = readEstimateSearch({
      page: -1,
      size: 7,
      state: 5,
      createdFrom: 'soon',
      ward: 'W001',
    });
    expect(search).toEqual({ ward: ['W001'] });
  });

  it('gives an end without a beginning one, for the search refuses it', () => {
    expect(criteriaOf(ESTIMATE_FILTERS, { createdTo: '2026-11-24' })).toEqual({
      created_from: '2000-01-01',
      created_to: '2026-11-24',
    });
  });
});
