import { divideHalfAwayFromZero } from './decimal.ts';
import { addMoney, multiplyRate, parseMoney, ZERO_PAISE } from './money.ts';
import type { Paise } from './money.ts';
import { parseQuantity, parseRate } from './quantity.ts';

/** A line put to tender: decimal text as the API gives it, quantity in its unit, the estimate's rate in rupees per unit. */
export interface TenderedLine {
  readonly id: string;
  readonly quantity: string | number;
  readonly rate: string | number;
}

/** What a bidder wrote: rates are what counts; its own amounts and total are only checked. */
export interface BidInput {
  readonly id: string;
  readonly total: string | number | null;
  readonly lines: readonly {
    readonly id: string;
    readonly rate: string | number;
    readonly amount: string | number | null;
  }[];
}

export interface ComparedBid {
  readonly id: string;
  readonly quoted: Paise | null;
  readonly amount: Paise;
  /** Amount less what the bidder wrote; null when it wrote no total. */
  readonly difference: Paise | null;
  readonly wrong_lines: number;
  /** Hundredths of a percent above (+) or below (−) the estimate, half away from zero; null for an estimate of zero. */
  readonly percentage: number | null;
  readonly rank: number;
  readonly is_tied: boolean;
}

/**
 * The comparative statement of a tender: amount = sum of round(rate × quantity, 2), percentage against the estimate,
 * rank by amount; equal amounts share a rank and the next rank counts them. By rank, then by id. The counterpart of
 * `private.comparative_statement`; both run tests/fixtures/calc/comparison.json. Raises what parsing raises.
 */
export function compareBids(
  lines: readonly TenderedLine[],
  bids: readonly BidInput[],
): { readonly estimate: Paise; readonly bids: readonly ComparedBid[] } {
  const quantities = new Map(lines.map((line) => [line.id, parseQuantity(line.quantity)]));
  const estimate = addMoney(
    ...lines.map((line) => multiplyRate(parseRate(line.rate), parseQuantity(line.quantity))),
  );
  const sums = bids.map((bid) => sumUp(bid, quantities));
  const compared = sums.map(({ bid, amount, wrong }): ComparedBid => {
    const quoted = bid.total === null ? null : parseMoney(bid.total);
    return {
      id: bid.id,
      quoted,
      amount,
      difference: quoted === null ? null : ((amount - quoted) as Paise),
      wrong_lines: wrong,
      percentage: percentageOf(amount, estimate),
      rank: 1 + sums.filter((other) => other.amount < amount).length,
      is_tied: sums.filter((other) => other.amount === amount).length > 1,
    };
  });
  return {
    estimate,
    bids: compared.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
  };
}

function sumUp(bid: BidInput, quantities: ReadonlyMap<string, ReturnType<typeof parseQuantity>>) {
  let amount = ZERO_PAISE;
  let wrong = 0;
  for (const line of bid.lines) {
    const quantity = quantities.get(line.id);
    if (quantity === undefined) continue;
    const own = multiplyRate(parseRate(line.rate), quantity);
    amount = addMoney(amount, own);
    if (line.amount !== null && parseMoney(line.amount) !== own) wrong += 1;
  }
  return { bid, amount, wrong };
}

function percentageOf(amount: Paise, estimate: Paise): number | null {
  if (estimate <= 0) return null;
  return Number(
    divideHalfAwayFromZero((BigInt(amount) - BigInt(estimate)) * 10_000n, BigInt(estimate)),
  );
}
