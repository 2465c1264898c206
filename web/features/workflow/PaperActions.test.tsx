import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerTheBasics, Desk, onRpc } from '~/test/desk';
import { renderUi } from '~/test/render';
import { server, TEST_URL } from '~/test/server';
import { PaperActions } from './PaperActions';

vi.setConfig({ testTimeout: 40_000 });

const PAPER = { type: 'estimate', id: '0f8fad5b-d9cb-469f-a165-70867728950e' };
const TRANSITION = `${TEST_URL}/functions/v1/workflow-transition`;

const action = (code: string, part: object = {}) => ({
  action: code,
  name: code,
  local_names: {},
  kind: 'FORWARD',
  next_state: 'APPROVED',
  is_comment_required: false,
  required_document_kinds: [],
  is_allowed: true,
  reason: null,
  assignees: [],
  ...part,
});

const moved = {
  document_type: 'estimate',
  document_id: PAPER.id,
  number: 'ES/2026-27/000007',
  from_state: 'PENDING_FOR_APPROVAL',
  action: 'APPROVE',
  state: 'APPROVED',
  version: 5,
  moved_at: '2026-11-20T10:00:00Z',
  replayed: false,
};

function show(version = 4) {
  return renderUi(
    <Desk permissions={['estimate:read']}>
      <PaperActions paper={PAPER} version={version} />
    </Desk>,
  );
}

beforeEach(() => {
  answerTheBasics();
  onRpc('available_actions', () => [
    action('APPROVE', { name: 'Approve' }),
    action('SEND_BACK', { name: 'Send back', kind: 'BACK', is_comment_required: true }),
    action('TECHNICAL_SANCTION', {
      name: 'Sanction',
      is_allowed: false,
      reason: 'MAKER_CHECKER',
    }),
  ]);
});

describe('the actions of a paper', () => {
  it('keep the key of one decision when it has to be sent again, and the version that was seen', async () => {
    const user = userEvent.setup();
    const sent: Record<string, unknown>[] = [];
    server.use(
      http.post(TRANSITION, async ({ request }) => {
        sent.push((await request.json()) as Record<string, unknown>);
        return sent.length === 1 ? HttpResponse.error() : HttpResponse.json(moved);
      }),
    );
    show();
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.type(await screen.findByLabelText('Comment'), 'Agreed');
    const [, confirm] = await screen.findAllByRole('button', { name: 'Approve', hidden: true });
    await user.click(confirm!);
    expect(
      await screen.findByText('The server could not be reached. Check your connection.'),
    ).toBeVisible();
    expect(screen.getByLabelText('Comment')).toHaveValue('Agreed');

    await user.click(confirm!);
    await waitFor(() => expect(screen.queryByLabelText('Comment')).not.toBeInTheDocument());
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[0]).toMatchObject({
      tenant_id: 'od.jatni',
      action: 'APPROVE',
      expected_version: 4,
      comment: 'Agreed',
    });
    expect(sent[0]?.['idempotency_key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('say who was faster, keep the comment, and offer the paper as it is now', async () => {
    const user = userEvent.setup();
    server.use(
      http.post(TRANSITION, () =>
        HttpResponse.json(
          {
            code: 'STALE_VERSION',
            status: 409,
            details: {
              state: 'APPROVED',
              version: 5,
              moved_by: 'Anita Pattnaik',
              moved_at: '2026-11-20T10:00:00Z',
            },
          },
          { status: 409 },
        ),
      ),
    );
    show();
    await user.click(await screen.findByRole('button', { name: 'Send back' }));
    await user.type(await screen.findByLabelText(/Comment/), 'Show the lead');
    const [, confirm] = await screen.findAllByRole('button', { name: 'Send back', hidden: true });
    await user.click(confirm!);
    expect(
      await screen.findByText(/Anita Pattnaik changed this paper on 20 Nov 2026/),
    ).toBeVisible();
    expect(screen.getByLabelText(/Comment/)).toHaveValue('Show the lead');
    expect(screen.getByRole('button', { name: 'Show the paper as it is now' })).toBeEnabled();
  });

  it('ask for the comment that an action needs before anything is sent', async () => {
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole('button', { name: 'Send back' }));
    await screen.findByLabelText(/Comment/);
    const [, confirm] = await screen.findAllByRole('button', { name: 'Send back', hidden: true });
    await user.click(confirm!);
    expect(
      await screen.findByText('Write a comment: the next person has to know why.'),
    ).toBeVisible();
  });

  it('show what a rule bars, with the reason in words', async () => {
    show();
    expect(await screen.findByRole('button', { name: 'Sanction' })).toBeDisabled();
    expect(
      screen.getByText('You prepared this paper, so someone else has to check it.'),
    ).toBeVisible();
  });

  it('list each fault of the paper once when its content is refused', async () => {
    const user = userEvent.setup();
    const fault = (pointer: string) => ({ pointer, code: 'NO_OF_UNIT' });
    server.use(
      http.post(TRANSITION, () =>
        HttpResponse.json(
          {
            code: 'VALIDATION_FAILED',
            status: 422,
            errors: [fault('/lines/0'), fault('/lines/1')],
          },
          { status: 422 },
        ),
      ),
    );
    show();
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await screen.findByLabelText('Comment');
    const [, confirm] = await screen.findAllByRole('button', { name: 'Approve', hidden: true });
    await user.click(confirm!);
    expect(
      await screen.findAllByText('The line measures nothing. Add a measurement.'),
    ).toHaveLength(1);
  });
});
