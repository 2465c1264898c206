import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { answerTheBasics, Desk, MASTERS, onRpc, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { useMasters } from '~/features/masters';
import type { Employee } from '../employee.types';
import { EmployeeEditor } from './EmployeeEditor';

const STORED: Employee = {
  id: 'e1',
  employee_number: 'E0001',
  name: 'Sasmita Behera',
  local_names: {},
  gender: null,
  date_of_birth: null,
  mobile: '9000000001',
  email: null,
  address: null,
  employment_type_code: 'PERMANENT',
  appointed_on: null,
  is_active: true,
  deactivated_on: null,
  deactivation_reason_code: null,
  deactivation_remarks: null,
  version: 3,
  assignments: [
    {
      id: 'a1',
      department_code: 'WRK',
      designation_code: 'JE',
      from_on: '2022-04-01',
      to_on: null,
      is_current: true,
    },
  ],
  jurisdictions: [],
  sees_membership: false,
  membership: null,
};
const CODE = { local_names: {}, parent_code: null };
const LISTS = {
  EMPLOYMENT_TYPE: [{ code: 'PERMANENT', name: 'Permanent', ...CODE }],
  DEPARTMENT: [{ code: 'WRK', name: 'Works', ...CODE }],
  DESIGNATION: [{ code: 'JE', name: 'Junior Engineer', local_names: {}, parent_code: 'WRK' }],
};

function Form() {
  const { masters, query } = useMasters();
  return query.data === undefined ? null : (
    <EmployeeEditor id="e1" employee={STORED} masters={masters} />
  );
}

let sent: Record<string, unknown>[];
let answer: () => unknown;

beforeEach(() => {
  sent = [];
  answerTheBasics();
  onRpc('masters_in_force', () => ({ ...MASTERS, lists: LISTS }));
  onRpc('save_employee', (body) => {
    sent.push(body);
    return answer();
  });
});

async function show() {
  const user = userEvent.setup();
  await renderPage(() => (
    <Desk permissions={['employee:read', 'employee:manage']}>
      <Form />
    </Desk>
  ));
  return user;
}

it('puts what the database refuses beside its field, and keeps what was typed', async () => {
  answer = () =>
    refusal(422, 'VALIDATION_FAILED', [{ pointer: '/mobile', code: 'ALREADY_EXISTS', params: {} }]);
  const user = await show();
  const mobile = await screen.findByRole('textbox', { name: /Mobile/ });
  await user.clear(mobile);
  await user.type(mobile, '9437012345');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(mobile).toHaveAttribute('aria-invalid', 'true'));
  expect(mobile).toHaveValue('9437012345');
});

it('shows what somebody else stored where it differs, and mine can replace it', async () => {
  onRpc('get_employee', () => ({ ...STORED, address: 'Ward 3, Jatni', version: 4 }));
  answer = () =>
    refusal(409, 'STALE_VERSION', { moved_by: 'Lipika Das', moved_at: '2026-11-24T05:00:00Z' });
  const user = await show();
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.type(name, ' Jena');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Lipika Das');
  const stored = await within(alert).findByRole('list', { name: 'What is stored now' });
  expect(
    within(stored)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['Name: Sasmita Behera', 'Address: Ward 3, Jatni']);

  answer = () => ({ id: 'e1', employee_number: 'E0001', version: 5 });
  await user.click(within(alert).getByRole('button', { name: /^Keep mine/ }));
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({
    p_expected_version: 4,
    p_employee: { name: 'Sasmita Behera Jena', address: '' },
  });
});
