import { readTypedDecimal } from './decimal-text';
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

const EARLIEST = '2000-01-01';
const isRange = ({ kind }: FilterSpec) => kind === 'days' || kind === 'amounts';

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
        return [`${key}From`, `${key}To`].map((name) => [
          name,
          readTypedDecimal(searchText(raw, name) ?? '', 2) ?? undefined,
        ]);
    }
  });
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

function asCriterion(value: unknown): string | string[] | null {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}

/** The criteria of the search that an address asks for. An end without a beginning means "until". */
export function criteriaOf(specs: FilterSpecs, search: RawSearch): Criteria {
  const words = asCriterion(search['q']);
  const criteria: [string, string | string[] | null][] = [['query', words]];
  for (const [key, spec] of Object.entries(specs)) {
    if (!isRange(spec)) criteria.push([spec.criterion, asCriterion(search[key])]);
    else {
      const [from, to] = [asCriterion(search[`${key}From`]), asCriterion(search[`${key}To`])];
      const isOpen = from === null && to !== null && spec.kind === 'days';
      criteria.push([`${spec.criterion}_from`, isOpen ? EARLIEST : from]);
      criteria.push([`${spec.criterion}_to`, to]);
    }
  }
  const given = criteria.filter((entry): entry is [string, string | string[]] => entry[1] !== null);
  return Object.fromEntries(given);
}

/** The filter that a refused criterion (`/created_to`) belongs to. */
export function filterOfPointer(specs: FilterSpecs, pointer: string): string | null {
  const criterion = pointer.replace(/^\//, '').replace(/_(from|to)$/, '');
  const entry = Object.entries(specs).find(([, spec]) => spec.criterion === criterion);
  return entry?.[0] ?? null;
}
