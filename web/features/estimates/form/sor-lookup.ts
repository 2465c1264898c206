import { sorFacts, type SorLineForm } from '../estimate.schema';
import type { SorItem } from '../estimate.types';
import type { SheetErrors } from './sheet-errors';
import type { SheetStore } from './sheet-store';

/** Asks for many codes at once; what is no item is left out of the answer. */
export type AskForCodes = (codes: readonly string[]) => Promise<readonly SorItem[]>;

/** Fills in what the schedule says about typed and pasted codes. */
export interface SorLookup {
  /** An item that was picked from the list: no need to ask for it. */
  readonly learn: (item: SorItem) => void;
  /** Fills every line whose code is known, asks once for all that are not, and marks what is no item. */
  readonly resolve: () => void;
}

const isOpen = (line: SorLineForm) => line.sor_code !== '' && line.unit_code === '';

/** A lookup that remembers what it was told. What it fills in is no step of the history: undo has nothing to do with it. */
export function createSorLookup(
  sheet: SheetStore,
  errors: SheetErrors,
  ask: AskForCodes,
): SorLookup {
  const known = new Map<string, SorItem>();
  const unknown = new Set<string>();
  const asked = new Set<string>();

  const fill = () => {
    const before = sheet.get();
    const sor = before.sor.map((line) => {
      const item = isOpen(line) ? known.get(line.sor_code.toUpperCase()) : undefined;
      return item === undefined ? line : { ...line, ...sorFacts(item) };
    });
    if (sor.some((line, at) => line !== before.sor[at])) sheet.set({ ...before, sor });
    sor.forEach((line, at) => {
      const code = line.sor_code.toUpperCase();
      const name = `sor.${at}.sor_code`;
      if (line.sor_code === '') return;
      if (unknown.has(code)) errors.set(name, 'INVALID_SOR_ID');
      else if (known.has(code) && line.rate === '') errors.set(name, 'DATES_MISMATCH');
      else if (known.has(code)) errors.clear([name]);
    });
  };

  const resolve = () => {
    const missing = sheet
      .get()
      .sor.filter(isOpen)
      .map((line) => line.sor_code.toUpperCase())
      .filter((code) => !known.has(code) && !unknown.has(code) && !asked.has(code));
    const codes = [...new Set(missing)];
    fill();
    if (codes.length === 0) return;
    for (const code of codes) asked.add(code);
    ask(codes)
      .then(
        (items) => {
          for (const item of items) known.set(item.code, item);
          for (const code of codes) if (!known.has(code)) unknown.add(code);
          fill();
        },
        () => {
          // The next code that is typed asks again for all.
          sheet.get().sor.forEach((line, at) => {
            if (codes.includes(line.sor_code.toUpperCase()) && isOpen(line)) {
              errors.set(`sor.${at}.sor_code`, 'NETWORK');
            }
          });
        },
      )
      .finally(() => {
        for (const code of codes) asked.delete(code);
      });
  };

  return {
    learn: (item) => {
      known.set(item.code, item);
      unknown.delete(item.code);
    },
    resolve,
  };
}
