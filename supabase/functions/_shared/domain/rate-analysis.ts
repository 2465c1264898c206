import { divideHalfAwayFromZero, toScaled } from './decimal.ts';
import { isBlank } from './estimate.ts';
import type { DecimalInput } from './estimate.ts';
import { addMoney, ZERO_PAISE } from './money.ts';
import type { Paise } from './money.ts';
import { parsePercent, parseQuantity, parseRate } from './quantity.ts';

/** The head under which labour cess stands. */
export const LABOUR_CESS_HEAD = 'LC.7';

export const CHARGE_CALCULATIONS = ['FIXED', 'PERCENTAGE'] as const;
export type ChargeCalculation = (typeof CHARGE_CALCULATIONS)[number];

/** Labour, material or machinery in an analysis, with what its basic rate consists of. */
export interface AnalysisPart {
  /** In the unit of the basic item, for the whole analysed quantity. */
  readonly quantity: DecimalInput;
  /** The quantity that the basic rate is for: bricks are priced by the thousand. */
  readonly basic_quantity: DecimalInput;
  /** Rupees per head of the basic rate. */
  readonly heads: Readonly<Record<string, DecimalInput>>;
}

/** An extra charge: rupees for the analysed quantity, or percent of what the parts bring under its head. */
export interface AnalysisCharge {
  readonly head_code: string;
  readonly calculation: ChargeCalculation;
  readonly figure: DecimalInput;
}

export interface AnalysedRate {
  readonly heads: Readonly<Record<string, Paise>>;
  readonly rate: Paise;
  /** Labour cess that the analysis adds, without what the parts bring. */
  readonly cess: Paise;
  /** What each part brings to one unit of works, all heads together. */
  readonly parts: readonly Paise[];
  readonly charges: readonly Paise[];
}

/**
 * The rate of one unit of works from its analysis (planning reference §3.6), as `private.analyse_rate` computes it:
 * per part and head, head amount × quantity ÷ analysed quantity ÷ quantity of the basic rate, half up to the paisa at
 * each division; a fixed charge ÷ analysed quantity; labour cess LC.7 a percentage of the sum of all other heads.
 * The source leaves out the division by the analysed quantity in its preview; here preview and record follow one rule.
 * Raises `DecimalError` for what is no number; `quantity` is above zero.
 */
export function analyseRate(
  quantity: DecimalInput,
  parts: readonly AnalysisPart[],
  charges: readonly AnalysisCharge[],
  cessPercent: DecimalInput,
): AnalysedRate {
  const analysed = scaled(quantity);
  const byParts = new Map<string, bigint>();
  const partAmounts = parts.map((part) => {
    let sum = 0n;
    for (const [head, amount] of Object.entries(part.heads)) {
      const each = partAmount(rateOf(amount), scaled(part.quantity), analysed, part.basic_quantity);
      byParts.set(head, (byParts.get(head) ?? 0n) + each);
      sum += each;
    }
    return paise(sum);
  });
  const heads = new Map(byParts);
  const chargeAmounts = charges.map(({ head_code, calculation, figure }) => {
    const amount =
      calculation === 'PERCENTAGE'
        ? divideHalfAwayFromZero((byParts.get(head_code) ?? 0n) * rateOf(figure), 1_000_000n)
        : divideHalfAwayFromZero(rateOf(figure) * 100n, analysed);
    heads.set(head_code, (heads.get(head_code) ?? 0n) + amount);
    return paise(amount);
  });
  let base = 0n;
  for (const [head, amount] of heads) if (head !== LABOUR_CESS_HEAD) base += amount;
  const percent = BigInt(parsePercent(isBlank(cessPercent) ? '0' : cessPercent));
  const cess = divideHalfAwayFromZero(base * percent, 1_000_000n);
  heads.set(LABOUR_CESS_HEAD, (heads.get(LABOUR_CESS_HEAD) ?? 0n) + cess);
  const kept = [...heads].filter(([, amount]) => amount !== 0n);
  return {
    heads: Object.fromEntries(kept.map(([head, amount]) => [head, paise(amount)])),
    rate: addMoney(ZERO_PAISE, ...kept.map(([, amount]) => paise(amount))),
    cess: paise(cess),
    parts: partAmounts,
    charges: chargeAmounts,
  };
}

const paise = (value: bigint) => toScaled(value) as Paise;
const scaled = (input: DecimalInput) => BigInt(isBlank(input) ? 0 : parseQuantity(input));
const rateOf = (input: DecimalInput) => BigInt(isBlank(input) ? 0 : parseRate(input));

/** Both divisions, each to the paisa: first by the analysed quantity, then by the quantity of the basic rate. */
function partAmount(head: bigint, quantity: bigint, analysed: bigint, basic: DecimalInput): bigint {
  const ofAll = divideHalfAwayFromZero(head * quantity, analysed * 100n);
  return divideHalfAwayFromZero(ofAll * 10_000n, scaled(basic));
}
