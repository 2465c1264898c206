import { searchCodes, searchDay, searchText, type RawSearch } from './list-search';

/**
 * One filter of a list: what its search parameter holds and which criterion of the search it becomes.
 * `days` and `amounts` have two parameters, `<key>From` and `<key>To`, and two criteria, `<criterion>_from`
 * and `<criterion>_to`; `flag` is `true` or `false`.
 */
export interface FilterSpec {
  readonly kind: 'choices' | 'text' | 'flag' | 'days' | 'amounts';
  readonly criterion: string;
}
export type FilterSpecs = Readonly<Record<string, FilterSpec>>;

export type Criteria = Readonly<Record<string, string | readonly string[]>>;

/** Rupees as an address has them; what people type is cleaned where they type it. */
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
export const isRange = ({ kind }: FilterSpec) => kind === 'days' || kind === 'amounts';

/** The search parameters of the filters. */
export function filterKeys(specs: FilterSpecs): string[] {
  return Object.entries(specs).flatMap(([key, spec]) =>
    isRange(spec) ? [`${key}From`, `${key}To`] : [key],
  );
}

/** The filters of an address; nonsense is left out. */
export function readFilters(specs: FilterSpecs, raw: RawSearch): Record<string, unknown> {
  const found = Object.entries(specs).flatMap(([key, spec]): [string, unknown][] => {
    switch (spec.kind) {
      case 'choices':
        return [[key, searchCodes(raw, key)]];
      case 'text':
        return [[key, searchText(raw, key)]];
      case 'flag': {
        const text = String(raw[key]);
        return [[key, ['true', 'false'].includes(text) ? text === 'true' : undefined]];
      }
      case 'days':
        return [`${key}From`, `${key}To`].map((name) => [name, searchDay(raw, name)]);
      case 'amounts':
        return [`${key}From`, `${key}To`].map((name) => {
          const text = searchText(raw, name);
          return [name, text !== undefined && AMOUNT.test(text) ? text : undefined];
        });
    }
  });
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
