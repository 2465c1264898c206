import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerTheBasics, Desk, MASTERS, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { closurePath } from '../asset.schema';
import type { Closable } from '../asset.types';
import { OrderClosure } from './OrderClosure';

const ORDER = '00000000-0000-4000-8000-0000000000a1';
const question = { local_names: {}, is_required: true } as const;
const closable: Closable = {
  may_create: true,
  refusal: null,
  readiness: [
    { code: 'ORDER_IN_FORCE', status: 'MET', count: 0, id: null },
    { code: 'ITEMS_COMPLETE', status: 'HINT', count: 2, id: null },
  ],
  work_order: {
    id: ORDER,
    number: 'WO/2026-27/000003',
    amount: '11473',
    starts_on: '2026-11-01',
    ends_on: '2026-12-31',
    estimate: null,
    organisation: { name: 'Maa Mangala group', local_names: {} },
    project: {
      id: 'p',
      number: 'PJ/2026-27/000001',
      name: 'Covered drain',
      ward_code: 'W001',
      locality_code: 'L001',
    },
  },
  measured_value: '9142.50',
  unfinished: 2,
  closure: null,
  place: { latitude: '20.15', longitude: '85.70' },
  questions: [
    { ...question, code: 'LABOUR_END', name: 'Until when?', answer_type: 'DATE' },
    {
      ...question,
      code: 'FINAL_BILL',
      name: 'Is the final bill submitted?',
      answer_type: 'YES_NO',
    },
    { ...question, code: 'SITE_PHOTOS', name: 'Photographs', answer_type: 'UPLOAD' },
  ],
};

describe('the closure on the page of its order', () => {
  beforeEach(() => {
    answerTheBasics();
    onRpc('masters_in_force', () => ({
      ...MASTERS,
      lists: {
        ...MASTERS.lists,
        RATING_CRITERION: [
          { code: 'QUALITY', name: 'Quality', local_names: {}, parent_code: null },
        ],
        ASSET_CLASS: [{ code: 'DRAIN', name: 'Drain', local_names: {}, parent_code: null }],
      },
    }));
    onRpc('get_closable', () => closable);
  });
  const open = () =>
    renderPage(() => (
      <Desk permissions={['closure:read', 'closure:create']}>
        <OrderClosure orderId={ORDER} />
      </Desk>
    ));

  it('says what is missing, where it is done, and does not begin before', async () => {
    onRpc('get_closable', () => ({
      ...closable,
      refusal: 'NOT_VALID_REFERENCE_ID',
      readiness: [{ code: 'BOOKS_DECIDED', status: 'MISSING', count: 0, id: 'b1' }],
    }));
    await open();
    expect(await screen.findByRole('button', { name: 'Write the closure' })).toBeDisabled();
    expect(screen.getByText(/neither approved nor rejected/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'To the open book' })).toHaveAttribute(
      'href',
      '/measurements/b1',
    );
  });

  it('proposes the work as its asset and puts a refusal beside its field', async () => {
    let sent: Record<string, unknown> | null = null;
    onRpc('save_closure', (body) => {
      sent = body['p_closure'] as Record<string, unknown>;
      return refusal(422, 'VALIDATION_FAILED', [
        { pointer: '/answers/FINAL_BILL', code: 'CHECKLIST_NOT_MET', params: {} },
      ]);
    });
    await open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Write the closure' }));
    const dialog = await screen.findByRole('dialog', { name: 'Closure of the work' });
    expect(await within(dialog).findByLabelText(/Name of the asset/)).toHaveValue('Covered drain');
    await user.click(within(dialog).getByRole('combobox', { name: /Class/ }));
    await user.click(await screen.findByRole('option', { name: 'Drain' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save the closure' }));
    await waitFor(() => expect(sent).not.toBeNull());
    expect(sent).toMatchObject({
      work_order_id: ORDER,
      assets: [{ name: 'Covered drain', class_code: 'DRAIN', cost: '9142.5' }],
      answers: [
        { question_code: 'LABOUR_END', answer: '' },
        { question_code: 'FINAL_BILL', answer: '' },
      ],
    });
    expect(
      (await within(dialog).findAllByText(/Is the final bill submitted/)).length,
    ).toBeGreaterThan(1);
  });

  it('tells the organisation that its work is being closed, and no more', async () => {
    onRpc('get_closable', () => ({
      ...closable,
      may_create: false,
      readiness: [],
      closure: {
        id: 'c1',
        number: 'CL/2026-27/000001',
        state: 'PENDING_FOR_APPROVAL',
        is_updatable: false,
        closed_on: null,
        gaps: [],
        is_readable: false,
      },
    }));
    await open();
    expect(await screen.findByText(/The agency is closing this work/)).toBeInTheDocument();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('names the fields that the database names by code', () => {
    const form = {
      completed_on: '',
      remarks: '',
      deviation_reason: '',
      answers: [{ question_code: 'FINAL_BILL', answer: '' }],
      ratings: [{ criterion_code: 'QUALITY', score: '' }],
      assets: [],
    };
    expect(closurePath('answers.FINAL_BILL', form)).toBe('answers.0.answer');
    expect(closurePath('answers.SITE_PHOTOS', form)).toBe('root.documents');
    expect(closurePath('ratings.QUALITY', form)).toBe('ratings.0.score');
    expect(closurePath('assets.0.cost', form)).toBe('assets.0.cost');
  });
});
