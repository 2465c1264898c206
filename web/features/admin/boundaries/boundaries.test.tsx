import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerTheBasics, Desk, onRpc, onTable } from '~/test/desk';
import { renderPage } from '~/test/render';
import { pruned, treeOf } from './boundary-tree';
import type { BoundaryRow } from './boundary.types';
import { BoundaryPage } from './BoundaryPage';

const row = (
  code: string,
  kind: BoundaryRow['kind'],
  parent: string | null,
  name: string,
  isActive = true,
): BoundaryRow => ({
  code,
  kind,
  parent_code: parent,
  name,
  local_names: {},
  is_active: isActive,
  updated_at: '2026-11-20T04:00:00Z',
});
const ROWS = [
  row('JA', 'CITY', null, 'Jatni'),
  row('L001', 'LOCALITY', 'W001', 'Bajpur'),
  row('W001', 'WARD', 'JA', 'Ward 1'),
  row('W009', 'WARD', 'JA', 'Old ward', false),
];

beforeEach(() => {
  answerTheBasics();
  onTable('boundaries', ROWS);
});

describe('the tree of wards', () => {
  it('stands below its parents, and one without a parent at the top', () => {
    const tree = treeOf([...ROWS, row('X1', 'LOCALITY', 'GONE', 'Stray')]);
    expect(tree.map(({ code }) => code)).toEqual(['JA', 'X1']);
    expect(tree[0]?.below[0]?.below.map(({ code }) => code)).toEqual(['L001']);
  });

  it('keeps what is above of what is found', () => {
    const found = pruned(treeOf(ROWS), 'bajp');
    expect(found[0]?.below.map(({ code }) => code)).toEqual(['W001']);
    expect(found[0]?.below[0]?.below).toHaveLength(1);
  });

  it('says what stands in a ward before it ends it', async () => {
    const user = userEvent.setup();
    const sent: unknown[] = [];
    onRpc('boundary_dependents', () => ({ boundaries: 1, employees: 2, projects: 7 }));
    onRpc('save_master', (body) => {
      sent.push(body);
      return {};
    });
    await renderPage(() => (
      <Desk permissions={['boundary:manage']}>
        <BoundaryPage />
      </Desk>
    ));
    await user.click(await screen.findByRole('button', { name: 'End Ward 1' }));
    const dialog = await screen.findByRole('dialog', { name: 'End Ward 1' });
    expect(await within(dialog).findByText('7 projects')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'End' }));
    await waitFor(() => {
      expect(sent).toEqual([
        expect.objectContaining({
          p_kind: 'boundaries',
          p_mode: 'change',
          p_row: { code: 'W001', is_active: 'no' },
          p_expected: '2026-11-20T04:00:00Z',
        }),
      ]);
    });
  });

  it('is only read by who may not change it, with the ended ones marked', async () => {
    await renderPage(() => (
      <Desk permissions={[]}>
        <BoundaryPage />
      </Desk>
    ));
    const ward = (await screen.findByText('Old ward')).closest('li') as HTMLElement;
    expect(within(ward).getByText('Ended')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^End|Bring back/ })).not.toBeInTheDocument();
  });
});
