import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Permission } from '~/session/session.queries';
import { answerTheBasics, Desk, onRpc, onTable } from '~/test/desk';
import { renderPage } from '~/test/render';
import { AccessPage } from './AccessPage';
import { EmployeeListPage } from './EmployeeListPage';
import { RolesPage } from './RolesPage';

const RIGHTS: readonly Permission[] = [
  'employee:read',
  'employee:manage',
  'membership:read',
  'membership:manage',
  'role:manage',
];
const ROLE = {
  tenant_id: 'od',
  tenant_name: 'Odisha',
  tenant_local_names: {},
  code: 'ESTIMATE_CREATOR',
  name: 'Estimate creator',
  local_names: {},
  description: null,
  reaches_descendants: false,
  is_privileged: false,
  is_system: false,
  is_active: true,
  version: 1,
  permissions: ['estimate:create'],
  holders: 1,
  is_mine: false,
  may_grant: true,
  may_edit: false,
};
const ROW = {
  id: 'e1',
  employee_number: 'E0001',
  name: 'Sasmita Behera',
  local_names: {},
  mobile: '9000000001',
  email: null,
  is_active: true,
  department_code: 'WRK',
  designation_code: 'JE',
  login_state: 'SUSPENDED',
  role_codes: ['ESTIMATE_CREATOR'],
};

const show = (page: React.ReactNode, at = '/') =>
  renderPage(() => <Desk permissions={RIGHTS}>{page}</Desk>, at);

beforeEach(() => {
  answerTheBasics();
  onRpc('list_roles', () => [ROLE]);
  onTable('permissions', [
    { code: 'estimate:create', is_privileged: false },
    { code: 'role:manage', is_privileged: true },
  ]);
});

it('lists people with their roles and how their login stands', async () => {
  onRpc('search_employees', () => ({ total: 1, rows: [ROW] }));
  await show(<EmployeeListPage />);
  const row = await screen.findByRole('row', { name: /Sasmita Behera/ });
  expect(row).toHaveTextContent('Suspended');
  expect(row).toHaveTextContent('Estimate creator');
});

it('a role shows every right by its noun, in words', async () => {
  onRpc('role_holders', () => []);
  await show(<RolesPage />, '/?role=ESTIMATE_CREATOR');
  const estimates = await screen.findByRole('region', { name: 'Estimates' });
  expect(within(estimates).getByText(/Create, change and submit estimates/)).toBeVisible();
  expect(within(estimates).getByLabelText('Allowed')).toBeVisible();
  expect(
    within(screen.getByRole('region', { name: 'Roles' })).getByLabelText('Not allowed'),
  ).toBeVisible();
});

it('says where the chain breaks, what would mend it and who can', async () => {
  onRpc('search_members', () => []);
  onRpc('explain_access', () => ({
    is_allowed: false,
    person: { user_id: 'u1', name: 'Prakash Sahoo' },
    steps: [
      { link: 'PROFILE', verdict: 'PASS', code: null, values: {} },
      { link: 'PERMISSION', verdict: 'FAIL', code: 'PERMISSION_MISSING', values: { roles: [] } },
    ],
    remedy: {
      kind: 'GRANT_ROLE',
      roles: [{ ...ROLE, may_grant: false, people: [{ name: 'Lipika Das' }] }],
    },
  }));
  await show(<AccessPage />, '/?permission=estimate:create');
  expect(await screen.findByRole('heading', { name: 'No, Prakash Sahoo cannot.' })).toBeVisible();
  expect(screen.getByText('None of the roles gives this right.')).toBeVisible();
  expect(screen.getByText('Ask: Lipika Das')).toBeVisible();
});

it('sets roles side by side: own ones are ticked, but no right that I may not give', async () => {
  const sent: unknown[] = [];
  onRpc('list_roles', () => [
    ROLE,
    {
      ...ROLE,
      tenant_id: 'od.jatni',
      code: 'CLERK',
      name: 'Clerk',
      version: 3,
      may_edit: true,
      permissions: [],
    },
  ]);
  onRpc('save_role', (body) => {
    sent.push(body);
    return { code: 'CLERK', version: 4 };
  });
  const user = userEvent.setup();
  await show(<RolesPage />, '/?show=matrix');
  const tick = await screen.findByRole('checkbox', { name: /^Clerk: Create, change and submit/ });
  // The role from above is only read, and the privileged right is not mine to give.
  expect(screen.getAllByRole('checkbox')).toEqual([tick]);
  await user.click(tick);
  await user.click(screen.getByRole('button', { name: 'Save 1 role' }));
  await waitFor(() => {
    expect(sent).toEqual([
      expect.objectContaining({
        p_role: expect.objectContaining({
          code: 'CLERK',
          permissions: ['estimate:create'],
        }) as unknown,
        p_expected_version: 3,
      }),
    ]);
  });
});
