import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { AUTOSAVE_PAUSE_MS } from '~/features/workflow';
import { answerTheBasics, Desk, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import type { OrderBasis } from './order-basis.types';
import { WorkOrderFormPage } from './WorkOrderFormPage';

const ESTIMATE = '00000000-0000-4000-8000-0000000000e1';
const basis: OrderBasis = {
  estimate: {
    id: ESTIMATE,
    number: 'ES/2026-27/000001',
    name: 'Covered drain',
    state: 'APPROVED',
    application_status: 'ACTIVE',
    payable_total: '9142',
  },
  project: {
    id: 'p',
    number: 'PJ/2026-27/000001',
    name: 'Covered drain',
    state: 'APPROVED',
    project_type_code: 'DR',
    ward_code: 'W001',
    locality_code: 'L001',
  },
  lines: [
    {
      estimate_line_id: 'l1',
      ordinal: 1,
      category: 'SOR',
      name: null,
      description: 'Earth work in excavation',
      sor_code: 'SOR_000011',
      overhead_code: null,
      unit_code: 'CUM',
      rate: '412.50',
      percentage: null,
      quantity: '11.25',
      amount: '4640.63',
      taken_by: null,
      labour_rate: '112.50',
    },
  ],
  threshold: '500000',
  value_rules: { IA: 'ESTIMATE', IP: 'LABOUR', CONTRACTOR: 'ESTIMATE' },
  acceptance_days: 7,
  defect_liability_days: 365,
  proposed_organisation_id: 'o1',
  organisations: ['First', 'Second'].map((name, index) => ({
    id: `o${index + 1}`,
    number: null,
    name: `${name} group`,
    local_names: {},
    kind: 'CBO' as const,
    type_code: 'SHG',
    ward_code: 'W001',
    is_ward: true,
    orders: index,
    is_proposed: index === 0,
  })),
  officers: [{ id: 'f1', name: 'Sasmita', local_names: {}, designation_code: null }],
  terms: [{ code: 'SAFETY', agency_role_code: null, name: 'Safety first', local_names: {} }],
};

describe('the form of a work order', () => {
  let sent: { p_order: Record<string, unknown>; p_expected_version?: number }[];
  beforeEach(() => {
    sent = [];
    answerTheBasics();
    onRpc('get_work_order', () => null);
    onRpc('work_order_basis', () => basis);
    onRpc('save_work_order', (body) => {
      sent.push(body as (typeof sent)[number]);
      return { id: 'w', number: null, state: 'DRAFTED', version: sent.length, amount: '4640.63' };
    });
  });
  const open = () =>
    renderPage(
      () => (
        <Desk permissions={['work_order:read', 'work_order:create']}>
          <WorkOrderFormPage />
        </Desk>
      ),
      `/?estimate=${ESTIMATE}`,
    );

  it('begins with whose turn it is, and is stored by itself when the typing rests', async () => {
    await open();
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText(/Completion period/), '60');
    expect(sent).toEqual([]);
    await waitFor(() => expect(sent).toHaveLength(1), { timeout: AUTOSAVE_PAUSE_MS + 3000 });
    expect(sent[0]?.p_order).toMatchObject({
      estimate_id: ESTIMATE,
      organisation_id: 'o1',
      officer_id: 'f1',
      completion_days: '60',
      lines: [{ estimate_line_id: 'l1' }],
    });
    // The next save is based on the version that this one made.
    await user.type(screen.getByLabelText('Security deposit'), '500');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ p_expected_version: 1 });
  });

  it('puts what the database refuses beside its field, and keeps what was typed', async () => {
    onRpc('save_work_order', () =>
      refusal(422, 'VALIDATION_FAILED', [
        { pointer: '/completion_days', code: 'OUT_OF_RANGE', params: { min: 1, max: 365 } },
      ]),
    );
    await open();
    const user = userEvent.setup();
    const days = await screen.findByLabelText(/Completion period/);
    await user.type(days, '999');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await waitFor(() => expect(days).toBeInvalid());
    expect(days).toHaveValue('999');
  });

  it('asks why, when the group whose turn it is was passed over', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('combobox', { name: /Organisation/ }));
    await user.click(await screen.findByRole('option', { name: /Second group/ }));
    expect(await screen.findByText(/It is the turn of First group/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /reason|why/i })).toBeInTheDocument();
  });
});
