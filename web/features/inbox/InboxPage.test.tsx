import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '~/api/query-client';
import { answerTheBasics, Desk, onRpc, onTable } from '~/test/desk';
import { renderPage } from '~/test/render';
import { server, TEST_URL } from '~/test/server';
import { InboxPage } from './InboxPage';
import type { InboxRow } from './inbox.types';

vi.setConfig({ testTimeout: 40_000 });

const row = (id: string, title: string): InboxRow => ({
  tenant_id: 'od.jatni',
  document_type: 'estimate',
  document_id: id,
  number: `ES/2026-27/00000${id}`,
  title,
  state: 'PENDING_FOR_APPROVAL',
  version: 4,
  amount: 258697,
  project_id: 'p',
  project_type_code: 'DR',
  ward_code: 'W001',
  locality_code: 'L001',
  created_by_name: 'Sasmita Behera',
  moved_by_name: 'Debasish Mohanty',
  last_action: 'TECHNICAL_SANCTION',
  entered_at: '2026-11-20T10:00:00Z',
  due_at: null,
  service_due_at: null,
  is_mine: false,
  sla: 'IN_TIME',
});

const PARK = row('1', 'Mini park');
const DRAIN = row('2', 'Covered drain');
const POND = row('3', 'Temple pond');

let rows: InboxRow[];
let client: ReturnType<typeof createQueryClient>;
const asked: Record<string, unknown>[] = [];

function show(at = '/') {
  client = createQueryClient(() => undefined);
  return renderPage(
    () => (
      <QueryClientProvider client={client}>
        <Desk permissions={['inbox:read', 'estimate:read']}>
          <InboxPage />
        </Desk>
      </QueryClientProvider>
    ),
    at,
  );
}

const preview = () => screen.getByRole('region', { name: 'Preview' });
const previewTitle = (name: string) => within(preview()).findByRole('heading', { name });

/** A screen wide enough for the preview. */
function widen() {
  const narrow = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(narrow(query), { matches: query.includes('min-width') }),
  );
}

beforeEach(() => {
  widen();
  rows = [PARK, DRAIN, POND];
  asked.length = 0;
  answerTheBasics();
  onTable('workflow_history', [
    {
      action: 'TECHNICAL_SANCTION',
      to_state: 'PENDING_FOR_APPROVAL',
      actor_name: 'Debasish Mohanty',
      actor_designation: null,
      comment: 'Rates checked',
      at: '2026-11-20T10:00:00Z',
    },
  ]);
  onRpc('search_inbox', (body) => {
    asked.push(body);
    const count = { document_type: 'estimate', state: 'PENDING_FOR_APPROVAL', near: 0, mine: 0 };
    return { total: rows.length, rows, counts: [{ ...count, count: rows.length, overdue: 1 }] };
  });
  onRpc('available_actions', () => [
    {
      action: 'APPROVE',
      name: 'Approve',
      local_names: {},
      kind: 'FORWARD',
      next_state: 'APPROVED',
      is_comment_required: false,
      required_document_kinds: [],
      is_allowed: true,
      reason: null,
      assignees: [],
    },
  ]);
});

describe('the inbox', () => {
  it('asks for what its address says', async () => {
    await show('/?type=["estimate"]&sla=["OVERDUE"]&mine=true&resting=true&sort=amount.desc');
    await screen.findByText('Mini park', { selector: 'a' });
    expect(asked[0]).toMatchObject({
      p_tenant_id: 'od.jatni',
      p_sort: '-amount',
      p_criteria: {
        document_type: ['estimate'],
        sla: ['OVERDUE'],
        assigned_to_me: true,
        include_resting: true,
      },
    });
  });

  it('shows the facts to decide on, with the last words', async () => {
    await show();
    expect(await screen.findByRole('region', { name: 'Preview' })).toBeVisible();
    await previewTitle('Mini park');
    expect(within(preview()).getByText('₹ 2,58,697.00')).toBeVisible();
    expect(await within(preview()).findByText('Rates checked')).toBeVisible();
    expect(within(preview()).getByText('Sasmita Behera')).toBeVisible();
  });

  it('filters by a touch on the count of a state', async () => {
    const user = userEvent.setup();
    const { router } = await show();
    await user.click(
      await screen.findByRole('button', { name: /Pending for approval\s*3\s*1 late/ }),
    );
    expect(router.state.location.search).toEqual({ state: ['PENDING_FOR_APPROVAL'] });
  });

  it('is worked with the keyboard: j and k move, Enter opens', async () => {
    const user = userEvent.setup();
    await show();
    await screen.findByRole('region', { name: 'Preview' });
    await user.keyboard('jj');
    await previewTitle('Temple pond');
    await user.keyboard('j');
    await previewTitle('Temple pond');
    await user.keyboard('k');
    await previewTitle('Covered drain');
    expect(screen.getByRole('link', { name: 'Covered drain' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('at /estimates/2')).toBeVisible();
  });

  it('moves a paper from the preview, then shows the next one', async () => {
    const user = userEvent.setup();
    server.use(
      http.post(`${TEST_URL}/functions/v1/workflow-transition`, () => {
        rows = [PARK, POND];
        return HttpResponse.json({ ...DRAIN, action: 'APPROVE', state: 'APPROVED', version: 5 });
      }),
    );
    await show();
    await screen.findByRole('region', { name: 'Preview' });
    await user.keyboard('j');
    await previewTitle('Covered drain');
    await within(preview()).findByRole('button', { name: 'Approve' });
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await previewTitle('Temple pond');
    expect(screen.queryByText('Covered drain')).not.toBeInTheDocument();
  });

  it('keeps the paper and the words being typed when someone else was faster, and says who', async () => {
    const user = userEvent.setup();
    server.use(
      http.post(`${TEST_URL}/functions/v1/workflow-transition`, () =>
        HttpResponse.json(
          {
            code: 'STALE_VERSION',
            status: 409,
            details: {
              state: 'APPROVED',
              version: 5,
              moved_by: 'Anita Pattnaik',
              moved_at: '2026-11-20T11:00:00Z',
            },
          },
          { status: 409 },
        ),
      ),
    );
    await show();
    await screen.findByRole('region', { name: 'Preview' });
    await within(preview()).findByRole('button', { name: 'Approve' });
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Comment'), 'Agreed');
    // A live notice: another officer approved it meanwhile.
    rows = [DRAIN, POND];
    await client.invalidateQueries({ queryKey: ['inbox'] });
    expect(await screen.findByText('No longer in your inbox')).toBeInTheDocument();
    expect(within(dialog).getByLabelText('Comment')).toHaveValue('Agreed');

    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/Anita Pattnaik changed this paper/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show the paper as it is now' }));
    await previewTitle('Covered drain');
  });

  it('says that nothing waits', async () => {
    rows = [];
    await show();
    expect(await screen.findByRole('heading', { name: 'Nothing waits for you' })).toBeVisible();
  });
});
