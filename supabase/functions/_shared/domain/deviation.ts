import { divideHalfAwayFromZero, toScaled } from './decimal.ts';
import type { Paise } from './money.ts';
import type { Quantity } from './quantity.ts';

/** How a revised line stands to what was sanctioned, by its amount. */
export type DeviationFlag = 'NO' | 'EXCESS' | 'LESS';

export interface Deviation {
  readonly quantity: Quantity;
  readonly amount: Paise;
  /** Hundredths of a percent of the original amount, half away from zero; `null` where nothing was sanctioned. */
  readonly percent: number | null;
  readonly flag: DeviationFlag;
}

interface Side {
  readonly quantity: Quantity;
  readonly amount: Paise;
}

/**
 * What a revised estimate changes in one line or in its total: the counterpart of `private.deviation_of`.
 * Rule: planning reference §3.10, the deviation statement.
 */
export function deviationOf(original: Side, revised: Side): Deviation {
  const amount = toScaled(BigInt(revised.amount) - BigInt(original.amount)) as Paise;
  return {
    quantity: (revised.quantity - original.quantity) as Quantity,
    amount,
    percent:
      original.amount === 0
        ? null
        : Number(divideHalfAwayFromZero(BigInt(amount) * 10_000n, BigInt(original.amount))),
    flag: amount === 0 ? 'NO' : amount > 0 ? 'EXCESS' : 'LESS',
  };
}
