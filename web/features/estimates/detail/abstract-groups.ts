import {
  addMoney,
  addQuantities,
  moneyToText,
  parseMoney,
  parseQuantity,
  quantityToText,
  ZERO_PAISE,
} from '#domain';
import type { EstimateLine } from '../estimate.types';

/** Lines of one sub-estimate; `null` for those of none. */
export interface LineSection {
  readonly name: string | null;
  readonly lines: readonly EstimateLine[];
  readonly total: string;
}

const totalOf = (lines: readonly EstimateLine[]) =>
  moneyToText(addMoney(ZERO_PAISE, ...lines.map(({ amount }) => parseMoney(amount ?? 0))));

/** The lines by section, in the order in which the sections first come. */
export function sectionsOf(lines: readonly EstimateLine[]): readonly LineSection[] {
  const names = [...new Set(lines.map((line) => line.section ?? null))];
  return names.map((name) => {
    const own = lines.filter((line) => (line.section ?? null) === name);
    return { name, lines: own, total: totalOf(own) };
  });
}

export const hasSections = (lines: readonly EstimateLine[]): boolean =>
  lines.some(({ section }) => section !== null);

/**
 * The abstract rolled up: a schedule item that stands in several sections is one line. Quantities and amounts are
 * added, never computed anew, so that the roll-up adds up to the very total of its lines.
 */
export function rolledUp(lines: readonly EstimateLine[]): readonly EstimateLine[] {
  const merged = new Map<string, EstimateLine>();
  for (const line of lines) {
    const key = line.sor_code === null ? line.id : `${line.sor_code} ${String(line.rate)}`;
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined
        ? { ...line, section: null }
        : {
            ...before,
            quantity: quantityToText(
              addQuantities(parseQuantity(before.quantity ?? 0), parseQuantity(line.quantity ?? 0)),
            ),
            amount: totalOf([before, line]),
          },
    );
  }
  return [...merged.values()];
}
