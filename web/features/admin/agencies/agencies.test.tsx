import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Permission } from '~/session/session.queries';
import { answerTheBasics, Desk, onRpc, onTable, refusal } from '~/test/desk';
import { renderPage } from '~/test/render';
import { filterAgencies, inTreeOrder } from './agency-tree';
import type { Agency } from './agency.types';
import { AgencyForm } from './AgencyForm';
import { AgencyListPage } from './AgencyListPage';
import { SwitchAgency } from './SwitchAgency';

const agency = (id: string, name: string, more: Partial<Agency> = {}): Agency => ({
  id,
  parent_id: id.includes('.') ? id.replace(/\.[^.]+$/, '') : null,
  kind: 'ulb',
  name,
  local_names: {},
  short_code: null,
  district: null,
  time_zone: 'Asia/Kolkata',
  default_language: 'en',
  pincodes: [],
  is_active: true,
  updated_at: '2026-11-20T04:00:00Z',
  ...more,
});
const STATE = agency('od', 'Odisha', { kind: 'state' });
const JATNI = agency('od.jatni', 'Jatni', { district: 'Khordha' });
const CUTTACK = agency('od.cuttack', 'Cuttack', { is_active: false });
let agencies: Agency[];

const show = (page: React.ReactNode, permissions: readonly Permission[] = ['tenant:manage']) =>
  renderPage(() => <Desk permissions={permissions}>{page}</Desk>);

beforeEach(() => {
  agencies = [STATE, JATNI, CUTTACK];
  answerTheBasics();
  onTable('tenants', agencies);
});

describe('the tree of agencies', () => {
  it('puts each right below its own, whatever signs their codes have', () => {
    const ids = ['od.a_b', 'od.a.z', 'od', 'od.a'].map((id) => agency(id, id));
    expect(inTreeOrder(ids).map(({ id }) => id)).toEqual(['od', 'od.a', 'od.a.z', 'od.a_b']);
  });

  it('finds by every word in name, code or district, and by status', () => {
    const ids = (filter: Parameters<typeof filterAgencies>[1]) =>
      filterAgencies(agencies, filter).map(({ id }) => id);
    expect(ids({ q: 'jatni khor' })).toEqual(['od.jatni']);
    expect(ids({ status: ['INACTIVE'] })).toEqual(['od.cuttack']);
  });

  it('shows all with their status, and adds only for who manages agencies', async () => {
    await show(<AgencyListPage />, []);
    const table = await screen.findByRole('table', { name: 'Agencies' });
    const row = within(table).getByRole('row', { name: /Cuttack/ });
    expect(within(row).getByText('Switched off')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Add below/ })).not.toBeInTheDocument();
  });
});

describe('the form of an agency', () => {
  it('sends the whole code of a new one, of which only the last part is typed', async () => {
    const user = userEvent.setup();
    const sent: unknown[] = [];
    onRpc('save_tenant', (body) => {
      sent.push(body);
      return agency('od.newtown', 'New Town');
    });
    await show(<AgencyForm parent={STATE} agency={null} onClose={() => undefined} />);
    const type = (label: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await screen.findByLabelText(/^Code/);
    type(/^Code/, 'newtown');
    type(/^Name \(English\)/, 'New Town');
    await user.click(screen.getByLabelText(/^Kind/, { selector: 'input' }));
    await user.click(await screen.findByText('Urban local body'));
    await user.click(screen.getByText('Add the agency'));
    await waitFor(() => {
      expect(sent).toHaveLength(1);
    });
    expect(sent[0]).toMatchObject({
      p_tenant_id: 'od.newtown',
      p_row: { kind: 'ulb', name: 'New Town' },
    });
    expect(sent[0]).not.toHaveProperty('p_expected');
  });

  it('shows what somebody else saved meanwhile, and saves mine over it once it was seen', async () => {
    const user = userEvent.setup();
    const sent: Record<string, unknown>[] = [];
    onRpc('save_tenant', (body) => {
      sent.push(body);
      if (sent.length > 1) return JATNI;
      onTable('tenants', [STATE, { ...JATNI, district: 'Puri' }]);
      return refusal(409, 'STALE_VERSION', {
        moved_by: 'Meera Satpathy',
        moved_at: '2026-11-24T04:00:00Z',
      });
    });
    await show(<AgencyForm parent={null} agency={JATNI} onClose={() => undefined} />);
    const name = await screen.findByLabelText(/^Name \(English\)/);
    fireEvent.change(name, { target: { value: 'Jatani' } });
    await user.click(screen.getByText('Save the changes'));
    expect(await screen.findByText(/Meera Satpathy changed this/)).toBeVisible();
    expect(await screen.findByText('Puri')).toBeVisible();
    expect(name).toHaveValue('Jatani');
    await user.click(screen.getByText(/I have seen it/));
    await user.click(screen.getByText('Save the changes'));
    await waitFor(() => {
      expect(sent).toHaveLength(2);
    });
    expect(sent[1]).toMatchObject({
      p_expected: '2026-11-24T04:00:00Z',
      p_row: { name: 'Jatani' },
    });
  });
});

describe('switching off', () => {
  it('says first what depends on the agency, and tells why it was refused', async () => {
    const user = userEvent.setup();
    onRpc('tenant_dependents', () => ({ agencies: 2, people: 14, papers: 1 }));
    onRpc('set_tenant_active', () => refusal(409, 'HAS_DEPENDENTS', { count: 2 }));
    await show(<SwitchAgency agency={STATE} />);
    await user.click(await screen.findByRole('button', { name: 'Switch off' }));
    const dialog = await screen.findByRole('dialog', { name: 'Switch off Odisha?' });
    expect(await within(dialog).findByText('14 people with a role')).toBeVisible();
    expect(within(dialog).getByText('1 paper in flight')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Switch off' }));
    expect(await within(dialog).findByRole('alert')).toBeVisible();
  });
});
