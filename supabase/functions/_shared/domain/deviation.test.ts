import { expect, it } from 'vitest';
import vectors from '../../../../tests/fixtures/calc/deviation.json';
import {
  deviationOf,
  moneyToText,
  parseMoney,
  parseQuantity,
  quantityToText,
  scaledToText,
} from './index.ts';

const side = (text: { quantity: string; amount: string }) => ({
  quantity: parseQuantity(text.quantity),
  amount: parseMoney(text.amount),
});

/** The golden vectors; the database tests run the same file through `private.deviation_of`. */
it.each(vectors.cases)(
  'deviation: $name',
  ({ original, revised, quantity, amount, percent, flag }) => {
    const found = deviationOf(side(original), side(revised));
    expect({
      quantity: quantityToText(found.quantity),
      amount: moneyToText(found.amount),
      percent: found.percent === null ? null : scaledToText(found.percent, 2),
      flag: found.flag,
    }).toEqual({ quantity, amount, percent, flag });
  },
);
