import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderPage } from '~/test/render';
import { Chart } from './Chart';
import { tickOf, unitOf } from './chart-scale';
import type { ChartData } from './chart.types';

const DATA: ChartData = {
  measure: 'money',
  series: [
    { key: 'proposed', label: 'Proposed' },
    { key: 'sanctioned', label: 'Sanctioned' },
  ],
  points: [
    {
      key: '2026-10',
      label: 'Oct 2026',
      values: { proposed: '90071992547409.93', sanctioned: '0.00' },
      link: { to: '/estimates', search: { state: ['X'] } },
    },
    { key: '2026-11', label: 'Nov 2026', values: { proposed: '480000.50' } },
  ],
};

const show = (data = DATA) =>
  renderPage(() => (
    <Chart title="By month" definition="What was proposed." pointsLabel="Month" data={data} />
  ));

describe('a chart', () => {
  it('has a name, says which bar is what and in which unit, and begins at zero', async () => {
    await show();
    const figure = await screen.findByRole('figure', { name: 'By month' });
    expect(await within(figure).findByText('in ₹ crore')).toBeVisible();
    expect(within(figure).getByText('Proposed')).toBeVisible();
    expect(within(figure).getByText('Sanctioned')).toBeVisible();
    expect(figure.querySelector('svg title')).toHaveTextContent(/^By month\. What was proposed\./);
  });

  it('gives the same figures as a table, to the paisa, with the way to what is behind them', async () => {
    await show();
    await userEvent.click(await screen.findByRole('button', { name: 'By month as a table' }));
    const table = screen.getByRole('table', { name: 'By month' });
    const rows = within(table).getAllByRole('row');
    // More digits than a floating number holds.
    expect(rows[1]).toHaveTextContent('Oct 2026₹ 9,00,71,99,25,47,409.93₹ 0.00');
    expect(rows[2]).toHaveTextContent('Nov 2026₹ 4,80,000.50—');
    expect(within(table).getByRole('link', { name: 'Oct 2026' })).toHaveAttribute(
      'href',
      '/estimates?state=%5B%22X%22%5D',
    );
    await userEvent.click(screen.getByRole('button', { name: 'By month as a chart' }));
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('says so when there is nothing', async () => {
    await show({ ...DATA, points: [] });
    expect(await screen.findByText('Nothing to show yet.')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('the axis', () => {
  const of = (amount: string) =>
    unitOf({ ...DATA, points: [{ key: 'a', label: 'a', values: { proposed: amount } }] });
  it('counts in one unit, that of the largest figure', () => {
    expect([of('99999.99'), of('100000'), of('9999999.99'), of('10000000')]).toEqual([
      'rupee',
      'lakh',
      'lakh',
      'crore',
    ]);
    expect(unitOf({ ...DATA, measure: 'count' })).toBe('rupee');
    expect([tickOf(2_500_000, 'lakh'), tickOf(5, 'rupee')]).toEqual([25, 5]);
  });
});
