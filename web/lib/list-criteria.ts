import { isRange, type Criteria, type FilterSpecs } from './list-filters';
import type { RawSearch } from './list-search';

// Apart from the reading of addresses, which belongs to the first screen: this does not.

const EARLIEST = '2000-01-01';

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
