import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Permission } from '~/session/session.queries';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { server, TEST_URL } from '~/test/server';
import type { Delivery } from './admin.types';
import { AuditPage } from './AuditPage';
import { DeliveriesPage } from './DeliveriesPage';

const DEAD: Delivery = {
  id: 7,
  topic: 'email',
  aggregate_type: 'estimate',
  aggregate_id: 'e1',
  subject: 'Estimate sent back',
  status: 'DEAD',
  attempts: 8,
  next_attempt_at: '2026-11-24T04:00:00Z',
  last_error: 'Mailbox full',
  created_at: '2026-11-23T04:00:00Z',
};
let deliveries: Delivery[];
let url: URL | null;
let asked: Record<string, unknown> | null;

function onList(name: string, rows: () => readonly unknown[]) {
  server.use(
    http.get(`${TEST_URL}/rest/v1/${name}`, ({ request }) => {
      url = new URL(request.url);
      const list = [...rows()];
      const range = list.length === 0 ? '*/0' : `0-${list.length - 1}/${list.length}`;
      return HttpResponse.json(list as never, { headers: { 'content-range': range } });
    }),
  );
}

const show = (page: React.ReactNode, permissions: readonly Permission[], at = '/') =>
  renderPage(() => <Desk permissions={permissions}>{page}</Desk>, at);

beforeEach(() => {
  deliveries = [DEAD];
  url = null;
  asked = null;
  answerTheBasics();
  onList('outbox_list', () => deliveries);
  onRpc('audit_facets', () => ({
    tables: ['estimates'],
    actors: [{ id: 'u-2', name: 'Anita Pattnaik' }],
  }));
  onRpc('search_audit', (body) => {
    asked = body;
    return {
      rows: [
        {
          seq: 12,
          at: '2026-11-24T04:00:00Z',
          actor_id: 'u-2',
          actor_name: 'Anita Pattnaik',
          actor_role: 'authenticated',
          table_name: 'estimates',
          row_key: { tenant_id: 'od.jatni', id: 'e1' },
          operation: 'UPDATE',
          changes: { state: { from: 'DRAFTED', to: 'APPROVED' } },
          request_id: null,
          record: { number: 'ES/2026-27/000001', title: 'Covered drain' },
        },
      ],
      next: null,
    };
  });
});

describe('deliveries', () => {
  it('sends a dead letter again, and shows that it waits', async () => {
    const retried: unknown[] = [];
    onRpc('retry_outbox_message', (body) => {
      retried.push(body);
      deliveries = [{ ...DEAD, status: 'PENDING', attempts: 0, last_error: null }];
      return null;
    });
    await show(<DeliveriesPage />, ['outbox:read', 'outbox:retry']);
    expect(await screen.findByText('Mailbox full')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Send again: Estimate sent back' }));
    expect(await screen.findByRole('cell', { name: 'Waiting' })).toBeVisible();
    expect(retried).toEqual([{ p_tenant_id: 'od.jatni', p_id: 7 }]);
    expect(screen.queryByText('Mailbox full')).not.toBeInTheDocument();
  });

  it('says beside the button why it was refused', async () => {
    onRpc('retry_outbox_message', () => refusal(404, 'PAPER_NOT_FOUND', { id: 7 }));
    await show(<DeliveriesPage />, ['outbox:read', 'outbox:retry']);
    await userEvent.click(await screen.findByRole('button', { name: /Send again/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such paper');
  });

  it('filters by the status in the address, and offers no retry to a reader', async () => {
    await show(<DeliveriesPage />, ['outbox:read'], '/?status=["DEAD"]');
    await screen.findByText('Mailbox full');
    expect(url?.searchParams.get('status')).toBe('in.(DEAD)');
    expect(screen.queryByRole('button', { name: /Send again/ })).not.toBeInTheDocument();
  });

  it('tells who may not see them', async () => {
    await show(<DeliveriesPage />, ['estimate:read']);
    expect(await screen.findByText('You may not see this page')).toBeVisible();
  });
});

describe('the audit log', () => {
  it('shows what changed', async () => {
    await show(<AuditPage />, ['audit:read']);
    expect(await screen.findByText('DRAFTED')).toBeVisible();
    expect(screen.getByText('ES/2026-27/000001 · Covered drain')).toBeVisible();
    expect(screen.getByRole('cell', { name: 'Anita Pattnaik' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Verify the chain' })).not.toBeInTheDocument();
  });

  it('asks for one record when the address names it', async () => {
    await show(
      <AuditPage />,
      ['audit:read'],
      `/?table=["estimates"]&key=${encodeURIComponent(JSON.stringify('{"id":"e1"}'))}`,
    );
    await screen.findByText('DRAFTED');
    expect(asked).toMatchObject({ p_filters: { table: ['estimates'], key: { id: 'e1' } } });
  });

  it('says that the chain is intact', async () => {
    onRpc('verify_audit_chain', () => [
      { is_intact: true, row_count: 540, first_broken_seq: null, reason: null },
    ]);
    await show(<AuditPage />, ['audit:read', 'audit:verify']);
    await userEvent.click(await screen.findByRole('button', { name: 'Verify the chain' }));
    expect(await screen.findByText('The chain is intact. 540 rows were checked.')).toBeVisible();
  });

  it('names the first broken row and what is wrong with it', async () => {
    onRpc('verify_audit_chain', () => [
      { is_intact: false, row_count: 540, first_broken_seq: 97, reason: 'ROW_CHANGED' },
    ]);
    await show(<AuditPage />, ['audit:read', 'audit:verify']);
    await userEvent.click(await screen.findByRole('button', { name: 'Verify the chain' }));
    await waitFor(() => expect(screen.getByText('The chain is broken at row 97.')).toBeVisible());
    expect(screen.getByText('The row was altered after it was written.')).toBeVisible();
  });
});
