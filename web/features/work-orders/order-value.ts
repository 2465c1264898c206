import {
  addMoney,
  moneyToText,
  multiplyRate,
  parseMoney,
  parsePercent,
  parseQuantity,
  parseRate,
  percentOf,
  tryParseMoney,
  ZERO_PAISE,
  type Paise,
} from '#domain';
import type { OrderableLine } from './order-basis.types';

/** Works at the rates of the rule, percentages on them, lump sums as they are: what the database will compute. */
export function orderValue(
  lines: readonly OrderableLine[],
  chosen: ReadonlySet<string>,
  rule: 'ESTIMATE' | 'LABOUR',
): Paise {
  const taken = lines.filter(({ estimate_line_id: id }) => chosen.has(id));
  const works = taken
    .filter(({ category }) => category !== 'OVERHEAD')
    .map((line) =>
      rule === 'ESTIMATE'
        ? parseMoney(line.amount ?? 0)
        : multiplyRate(parseRate(line.labour_rate ?? 0), parseQuantity(line.quantity ?? 0)),
    );
  const base = addMoney(ZERO_PAISE, ...works);
  const charges = taken
    .filter(({ category }) => category === 'OVERHEAD')
    .map((line) =>
      line.percentage === null || line.percentage === undefined
        ? parseMoney(line.amount ?? 0)
        : percentOf(parsePercent(line.percentage), base),
    );
  return addMoney(base, ...charges);
}

/** The sum of typed amounts; what cannot be read counts as nothing. */
export function sumOf(amounts: readonly string[]): Paise {
  return addMoney(
    ZERO_PAISE,
    ...amounts.map((text) => {
      const parsed = tryParseMoney(text.replaceAll(',', ''));
      return parsed.ok ? parsed.value : ZERO_PAISE;
    }),
  );
}

/** A share of an amount for each percentage; the last takes what rounding leaves, so that the parts add up. */
export function shares(amount: Paise, percentages: readonly string[]): string[] {
  let left = amount as number;
  return percentages.map((text, index) => {
    let part: number;
    try {
      part = index === percentages.length - 1 ? left : percentOf(parsePercent(text), amount);
    } catch {
      part = 0;
    }
    left -= part;
    return moneyToText(part as Paise);
  });
}
