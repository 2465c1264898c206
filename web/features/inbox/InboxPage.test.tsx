import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '~/api/query-client';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { server, TEST_URL } from '~/test/server';
import { InboxPage } from './InboxPage';
import { announcePaperEvent } from '~/api/live-events';
import type { PaperBrief } from '~/features/workflow';
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

const MOVE = {
  id: 'h1',
  version: 4,
  action: 'TECHNICAL_SANCTION',
  action_kind: 'FORWARD',
  from_state: 'PENDING_FOR_TECHNICAL_SANCTION',
  to_state: 'PENDING_FOR_APPROVAL',
  actor_name: 'Debasish Mohanty',
  actor_designation: null,
  comment: 'Rates checked',
  assignee_names: [],
  document_ids: [],
  at: '2026-11-20T10:00:00Z',
};

const briefOf = (id: string): PaperBrief => ({
  document_type: 'estimate',
  document_id: id,
  number: `ES/2026-27/00000${id}`,
  title: 'A paper',
  state: 'PENDING_FOR_APPROVAL',
  version: 4,
  amount: 258697,
  created_by_name: 'Sasmita Behera',
  project_type_code: 'DR',
  ward_code: 'W001',
  locality_code: 'L001',
  project: null,
  money: {
    parts: [{ key: 'SOR', amount: 200000 }],
    exact_total: 258697.41,
    payable_total: 258697,
    largest: [],
  },
  budget: [
    { kind: 'PROJECT_COST', limit: 250000, used: 258697, difference: -8697, percent: 103.5 },
  ],
  checks: [
    { code: 'ARITHMETIC', status: 'PASS', params: { total: 258697.41 } },
    {
      code: 'TOTAL_WITHIN_PROJECT_COST',
      status: 'WARN',
      params: { total: 258697, limit: 250000, difference: 8697, percent: 3.5 },
    },
    { code: 'DOCUMENTS_PRESENT', status: 'FAIL', params: { count: 1, kinds: ['DESIGN'] } },
  ],
  workflow: {
    state: 'PENDING_FOR_APPROVAL',
    version: 4,
    due_at: null,
    entered_at: '2026-11-20T10:00:00Z',
    service_due_at: null,
    is_terminal: false,
    is_updatable: false,
    moved_by: null,
    moved_by_name: null,
    last_action: null,
    updated_at: '2026-11-20T10:00:00Z',
    created_by: null,
    assignee_ids: [],
  },
  history: [MOVE],
  documents: [],
  versions: [
    {
      version: 4,
      action: 'RE_SUBMIT',
      taken_at: '2026-11-19T10:00:00Z',
      taken_by_name: 'Sasmita Behera',
    },
    {
      version: 2,
      action: 'SUBMIT',
      taken_at: '2026-11-17T10:00:00Z',
      taken_by_name: 'Sasmita Behera',
    },
  ],
  returns: [
    {
      version: 3,
      action: 'SEND_BACK',
      at: '2026-11-18T10:00:00Z',
      actor_name: 'Debasish Mohanty',
      comment: 'Show the lead',
      from_state: 'PENDING_FOR_TECHNICAL_SANCTION',
      is_mine: false,
      base_version: 2,
    },
  ],
});

const APPROVE = {
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
};
const SEND_BACK = {
  ...APPROVE,
  action: 'SEND_BACK',
  name: 'Send back',
  kind: 'BACK',
  next_state: 'PENDING_FOR_TECHNICAL_SANCTION',
  is_comment_required: true,
};

const PARK = row('1', 'Mini park');
const DRAIN = row('2', 'Covered drain');
const POND = row('3', 'Temple pond');

const MOVED = {
  kind: 'moved',
  document_type: 'estimate',
  document_id: '1',
  number: 'ES/2026-27/000001',
  state: 'APPROVED',
  version: 5,
  action: 'APPROVE',
  actor_id: 'someone-else',
  actor_name: 'Anita Pattnaik',
} as const;

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
const previewTitle = async (name: string) =>
  within(await screen.findByRole('region', { name: 'Preview' })).findByRole('heading', { name });

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
  onRpc('get_paper_brief', ({ p_document_id: id }) => briefOf(String(id)));
  onRpc('search_inbox', (body) => {
    asked.push(body);
    const count = { document_type: 'estimate', state: 'PENDING_FOR_APPROVAL', near: 0, mine: 0 };
    return { total: rows.length, rows, counts: [{ ...count, count: rows.length, overdue: 1 }] };
  });
  onRpc('available_actions', () => [APPROVE, SEND_BACK]);
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
    // The verdict, what fails before what is doubtful; what passed is a count.
    const checks = within(preview()).getByRole('region', { name: 'Checks' });
    expect(within(checks).getByText('1 check fails, 1 more to look at')).toBeVisible();
    expect(
      within(checks)
        .getAllByRole('listitem')
        .map((item) => item.textContent.replaceAll('\u00a0', ' ')),
    ).toEqual([
      'A required document is missing: DESIGN',
      '₹ 8,697.00 (3.5 %) above the project’s cost of ₹ 2,50,000.00',
    ]);
    expect(within(checks).getByRole('button', { name: '1 check passed' })).toBeVisible();
    expect(within(preview()).getByText('₹ 8,697.00 above')).toBeVisible();
  });

  it('shows side by side what changed since it was sent back', async () => {
    const user = userEvent.setup();
    const content = (name: string) => ({ name, lines: [], payable_total: 1 });
    server.use(
      http.get(`${TEST_URL}/rest/v1/document_snapshots`, ({ request }) => {
        const version = new URL(request.url).searchParams.get('version');
        return HttpResponse.json({
          content: content(version === 'eq.2' ? 'Old name' : 'New name'),
        });
      }),
    );
    await show();
    await previewTitle('Mini park');
    await user.click(
      await within(preview()).findByRole('button', { name: /Changed since Debasish Mohanty/ }),
    );
    expect(await within(preview()).findByRole('deletion')).toHaveTextContent('Old name');
    expect(within(preview()).getByRole('insertion')).toHaveTextContent('New name');
    expect(within(preview()).getByText('Show the lead')).toBeVisible();
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
    // Two keys decide: the button of the move has the focus.
    await user.keyboard('a{Enter}');
    await previewTitle('Temple pond');
    expect(screen.queryByText('Covered drain')).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('link', { name: 'Temple pond' })).toHaveFocus());
  });

  it('returns with b: the words have the focus, Ctrl-Enter sends them, Escape takes back', async () => {
    const user = userEvent.setup();
    const sent: unknown[] = [];
    server.use(
      http.post(`${TEST_URL}/functions/v1/workflow-transition`, async ({ request }) => {
        sent.push(await request.json());
        rows = [DRAIN, POND];
        return HttpResponse.json({ ...PARK, action: 'SEND_BACK', state: 'X', version: 5 });
      }),
    );
    await show();
    await previewTitle('Mini park');
    await within(preview()).findByRole('button', { name: 'Send back' });
    await user.keyboard('b');
    const words = within(preview()).getByLabelText(/Comment/);
    expect(words).toHaveFocus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(within(preview()).getByText(/comment/i, { selector: '[class*=error]' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(within(preview()).getByRole('button', { name: 'Approve' })).toBeVisible();
    await user.keyboard('b');
    await user.type(within(preview()).getByLabelText(/Comment/), 'Lead is missing');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await previewTitle('Covered drain');
    expect(sent).toEqual([
      expect.objectContaining({
        document_id: '1',
        action: 'SEND_BACK',
        expected_version: 4,
        comment: 'Lead is missing',
      }),
    ]);
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
    await user.type(within(preview()).getByLabelText('Comment'), 'Agreed');
    // A live notice: another officer approved it meanwhile.
    rows = [DRAIN, POND];
    announcePaperEvent(MOVED);
    await client.invalidateQueries({ queryKey: ['inbox'] });
    expect(await screen.findByText('No longer in your inbox')).toBeVisible();
    expect(screen.getByText(/Anita Pattnaik: Approved\. It is now: Approved/)).toBeVisible();
    expect(screen.getByText('ES/2026-27/000001: Approved by Anita Pattnaik')).toBeVisible();
    expect(within(preview()).getByLabelText('Comment')).toHaveValue('Agreed');

    await user.click(within(preview()).getByRole('button', { name: 'Approve' }));
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

describe('several papers at once', () => {
  const { assignees: _nobody, ...offered } = APPROVE;
  const offer = (id: string, change: object = {}) => ({
    document_id: id,
    version: 4,
    state: 'PENDING_FOR_APPROVAL',
    actions: [{ ...offered, ...change }],
  });
  const mark = (number: string) => screen.getByRole('checkbox', { name: `Mark ${number}` });

  it('lists what will happen and what stays out, then reports each paper; what failed is tried again', async () => {
    const user = userEvent.setup();
    const keys: string[] = [];
    let isDown = true;
    onRpc('available_actions_of', () => [
      offer('1'),
      offer('2'),
      offer('3', { is_allowed: false, reason: 'MAKER_CHECKER' }),
    ]);
    server.use(
      http.post(`${TEST_URL}/functions/v1/workflow-transition`, async ({ request }) => {
        const body = (await request.json()) as Record<string, string>;
        keys.push(`${body['document_id'] ?? ''} ${body['idempotency_key'] ?? ''}`);
        if (body['document_id'] === '2' && isDown) {
          isDown = false;
          return HttpResponse.json({ code: 'INTERNAL', status: 500 }, { status: 500 });
        }
        return HttpResponse.json({ ...PARK, action: 'APPROVE', state: 'APPROVED', version: 5 });
      }),
    );
    await show();
    await previewTitle('Mini park');
    await user.click(mark('ES/2026-27/000001'));
    // With Shift everything between.
    await user.keyboard('{Shift>}');
    await user.click(mark('ES/2026-27/000003'));
    await user.keyboard('{/Shift}');
    const bar = screen.getByRole('region', { name: 'Marked papers' });
    expect(within(bar).getByText(/3 papers marked/)).toHaveTextContent('₹ 7,76,091.00');
    await user.click(await within(bar).findByRole('button', { name: 'Approve' }));

    const dialog = await screen.findByRole('dialog', { name: 'Approve: 2 papers' });
    expect(within(dialog).getByText(/2 papers are moved/)).toHaveTextContent('₹ 5,17,394.00');
    expect(within(dialog).getByText('1 paper stays out')).toBeVisible();
    expect(within(dialog).getByText(/ES\/2026-27\/000003/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Approve (2)' }));

    expect(await within(dialog).findByText('1 paper moved, 1 failed')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Try the failed one again' }));
    expect(await within(dialog).findByText('2 papers moved')).toBeVisible();
    // The repeated paper kept its key; each paper has its own.
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[2]);
    expect(keys[0]?.split(' ')[1]).not.toBe(keys[1]?.split(' ')[1]);
  });

  it('does not send again what somebody else has moved', async () => {
    const user = userEvent.setup();
    onRpc('available_actions_of', () => [offer('1')]);
    server.use(
      http.post(`${TEST_URL}/functions/v1/workflow-transition`, () =>
        HttpResponse.json(
          {
            code: 'STALE_VERSION',
            status: 409,
            details: { state: 'APPROVED', moved_by: 'Anita Pattnaik', moved_at: MOVE.at },
          },
          { status: 409 },
        ),
      ),
    );
    await show();
    await previewTitle('Mini park');
    await user.keyboard('x');
    await user.click(
      await within(screen.getByRole('region', { name: 'Marked papers' })).findByRole('button', {
        name: 'Approve',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Approve (1)' }));
    expect(await within(dialog).findByText(/Anita Pattnaik changed this paper/)).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: /again/ })).not.toBeInTheDocument();
    await user.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1)!);
    expect(screen.queryByRole('region', { name: 'Marked papers' })).not.toBeInTheDocument();
  });

  it('says when marked papers have no step in common', async () => {
    const user = userEvent.setup();
    onRpc('available_actions_of', () => [offer('1'), { ...offer('2'), actions: [] }, offer('3')]);
    await show();
    await previewTitle('Mini park');
    await user.click(screen.getByRole('checkbox', { name: 'Mark all 3 papers on this page' }));
    expect(await screen.findByText('These papers have no step in common.')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Marked papers' })).not.toBeInTheDocument();
  });
});
