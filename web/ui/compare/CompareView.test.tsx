import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderUi } from '~/test/render';
import type { Comparison } from './compare.types';
import { CompareView } from './CompareView';

const COMPARISON: Comparison = {
  sections: [
    {
      key: 'totals',
      title: 'Totals',
      fields: [
        {
          key: 'total',
          label: 'Total',
          kind: 'money',
          before: '1000.00',
          after: '750.5',
          difference: '-249.50',
        },
        { key: 'name', label: 'Name', kind: 'text', before: 'Drain', after: 'Drain' },
      ],
    },
    {
      key: 'lines',
      title: 'Lines',
      rows: [
        {
          id: '1',
          title: 'Earth work',
          change: 'removed',
          fields: [{ key: 'q', label: 'Quantity', kind: 'quantity', before: '2.5', after: null }],
        },
        { id: '2', title: 'Sand', change: 'same', fields: [] },
      ],
    },
  ],
};

const show = (comparison: Comparison) =>
  renderUi(<CompareView comparison={comparison} beforeLabel="Old" afterLabel="New" />);

describe('two versions side by side', () => {
  it('shows only what differs, with words beside the colours', () => {
    show(COMPARISON);
    const totals = screen.getByRole('region', { name: 'Totals' });
    expect(within(totals).getByRole('deletion')).toHaveTextContent('Before: ₹ 1,000.00');
    expect(within(totals).getByRole('insertion')).toHaveTextContent('After: ₹ 750.50');
    expect(within(totals).getByText(/− ₹/)).toHaveTextContent('Difference: − ₹ 249.50');
    expect(within(totals).queryByText('Name')).not.toBeInTheDocument();
    const lines = screen.getByRole('region', { name: 'Lines' });
    expect(within(lines).getByText('Removed')).toBeVisible();
    expect(within(lines).queryByText('Sand')).not.toBeInTheDocument();
    expect(screen.getByText('1 changed')).toBeVisible();
    expect(screen.getByText('1 removed')).toBeVisible();
  });

  it('shows the rest on request', async () => {
    show(COMPARISON);
    await userEvent.click(screen.getByRole('switch', { name: 'Also what stayed the same' }));
    expect(screen.getByText('Name')).toBeVisible();
    expect(screen.getByText('Sand')).toBeVisible();
  });

  it('says so when nothing differs', () => {
    show({ sections: [] });
    expect(screen.getByText('Nothing differs between these two versions.')).toBeVisible();
    expect(screen.getByText('Unchanged')).toBeVisible();
  });
});
