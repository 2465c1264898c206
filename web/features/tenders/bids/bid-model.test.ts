import { describe, expect, it, vi } from 'vitest';
import { moneyToText } from '#domain';
import type { BidderTender } from '../tender.types';
import { createBidModel } from './bid-model';

const line = (id: string, ordinal: number, quantity: string): BidderTender['lines'][number] => ({
  id,
  ordinal,
  category: 'SOR',
  sor_code: null,
  description: `Item ${ordinal}`,
  unit_code: 'CUM',
  quantity,
});
const LINES = [line('a', 1, '12.5000'), line('b', 2, '3.0000'), line('c', 3, '0.3333')];

describe('the sheet of a bid', () => {
  it('computes amounts and total as the server does, without a float', () => {
    const model = createBidModel(LINES);
    model.paste('a', { columns: ['rate'], cells: [['1,204.5050'], ['0.1'], ['99.9999']] });
    expect(LINES.map(({ id }) => model.getText(id, 'amount'))).toEqual([
      '15056.31',
      '0.30',
      '33.33',
    ]);
    expect(moneyToText(model.total())).toBe('15089.94');
    expect(model.draft()).toEqual({
      lines: [
        { tender_line_id: 'a', rate: '1204.5050', amount: '15056.31' },
        { tender_line_id: 'b', rate: '0.1', amount: '0.30' },
        { tender_line_id: 'c', rate: '99.9999', amount: '33.33' },
      ],
      total: '15089.94',
    });
  });

  it('names missing rates only once somebody wants to send it, and wrong ones at once', () => {
    const model = createBidModel(LINES);
    expect(model.getErrors()).toEqual([]);
    model.setCells([{ rowId: 'b', column: 'rate', text: '12 per metre' }], 'done');
    expect(model.getErrors()).toEqual([{ rowId: 'b', column: 'rate' }]);
    expect(model.missing()).toBe(3);
    model.checkAll();
    expect(model.getErrors().map(({ rowId }) => rowId)).toEqual(['a', 'b', 'c']);
  });

  it('takes rates and nothing else, and a refusal of the server goes with the next rate', () => {
    const model = createBidModel(LINES);
    const told = vi.fn();
    const stop = model.subscribe(told);
    model.setCells([{ rowId: 'a', column: 'quantity', text: '99' }], 'done');
    expect(model.getText('a', 'quantity')).toBe('12.5000');
    model.setRefusals({ a: 'refused' });
    expect(model.getError('a', 'rate')).toBe('refused');
    model.setCells([{ rowId: 'a', column: 'rate', text: '5' }], 'typing');
    expect(model.getError('a', 'rate')).toBeUndefined();
    expect(told).toHaveBeenCalledTimes(3);
    stop();
    model.setCells([{ rowId: 'a', column: 'rate', text: '6' }], 'done');
    expect(told).toHaveBeenCalledTimes(3);
  });
});
