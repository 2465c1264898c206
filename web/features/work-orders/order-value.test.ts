import { describe, expect, it } from 'vitest';
import { moneyToText } from '#domain';
import { orderValue, shares, sumOf } from './order-value';
import type { OrderableLine } from './order-basis.types';

const line = (id: string, changes: Partial<OrderableLine>): OrderableLine => ({
  estimate_line_id: id,
  ordinal: 1,
  category: 'SOR',
  name: null,
  description: 'Earth work',
  sor_code: 'SOR_TEST',
  overhead_code: null,
  unit_code: 'CUM',
  rate: '412.5000',
  percentage: null,
  quantity: '11.2500',
  amount: '4640.63',
  taken_by: null,
  labour_rate: '112.5000',
  ...changes,
});

// The figures of tests/db/work-orders.test.ts: what the form shows is what the database stores.
const LINES = [
  line('sor', {}),
  line('board', {
    category: 'NON_SOR',
    sor_code: null,
    rate: '1500.5',
    quantity: '3',
    amount: '4501.50',
    labour_rate: '0',
  }),
  line('sc', { category: 'OVERHEAD', percentage: '7.5', amount: '685.66', quantity: '0' }),
  line('gst', { category: 'OVERHEAD', percentage: '18', amount: '1645.58', quantity: '0' }),
];
const value = (chosen: string[], rule: 'ESTIMATE' | 'LABOUR' = 'ESTIMATE') =>
  moneyToText(orderValue(LINES, new Set(chosen), rule));

describe('the value of an order', () => {
  it('is its works and the percentages on them', () => {
    expect(value(['sor', 'board', 'sc', 'gst'])).toBe('11473.37');
    expect(value(['sor', 'sc', 'gst'])).toBe('5823.99');
    expect(value([])).toBe('0.00');
  });

  it('is the labour part for a partner', () => {
    expect(value(['sor', 'board', 'sc', 'gst'], 'LABOUR')).toBe('1588.36');
  });

  it('carries a lump sum as it is', () => {
    const lump = line('db', { category: 'OVERHEAD', percentage: null, amount: '4000' });
    expect(moneyToText(orderValue([lump], new Set(['db']), 'ESTIMATE'))).toBe('4000.00');
  });
});

describe('planned payments', () => {
  it('add to the value whatever the shares round to', () => {
    const parts = shares(orderValue(LINES, new Set(['sor', 'board']), 'ESTIMATE'), [
      '33.33',
      '33.33',
      '33.34',
    ]);
    expect(parts).toEqual(['3047.07', '3047.07', '3047.99']);
    expect(moneyToText(sumOf(parts))).toBe('9142.13');
  });

  it('count what cannot be read as nothing', () => {
    expect(moneyToText(sumOf(['1,000', '', 'soon']))).toBe('1000.00');
    expect(shares(sumOf(['100']), ['', '100'])).toEqual(['0.00', '100.00']);
  });
});
