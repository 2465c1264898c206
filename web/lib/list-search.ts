/**
 * Search parameters are read by hand, not by a schema: routes belong to the first screen, zod does not.
 * Nonsense in a URL falls back to the default instead of breaking the page.
 */
export type RawSearch = Readonly<Record<string, unknown>>;

export const PAGE_SIZES = [25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** The search parameters that every list keeps in its URL; a list adds its own filters. */
export interface ListSearch {
  page?: number;
  size?: PageSize;
  /** `<column>.asc` or `<column>.desc` */
  sort?: string;
  q?: string;
  /** The row that the page begins after, or ends before, as the server named it; `page` then only counts. */
  since?: string;
  upto?: string;
  /** The page at the end of the list. */
  end?: true;
  /** The saved view that the list shows. */
  view?: string;
}

const MAX_CURSOR = 1500;
const MAX_TEXT = 200;
const SORT = /^[a-z_]+\.(asc|desc)$/;

/** A short text, or nothing. Numbers count: the router reads `?q=2026` as one. */
export function searchText(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, MAX_TEXT) : undefined;
}

function searchCursor(raw: RawSearch, key: string): string | undefined {
  const value = raw[key];
  const text = typeof value === 'number' ? String(value) : value;
  const isCursor = typeof text === 'string' && /^[\w-]+$/.test(text) && text.length <= MAX_CURSOR;
  return isCursor ? text : undefined;
}

/** A list of codes, or nothing when it is empty. One code alone is a list of one. */
export function searchCodes(raw: RawSearch, key: string): string[] | undefined {
  const value = raw[key];
  const codes = (Array.isArray(value) ? value : [value]).filter(
    (code): code is string => typeof code === 'string' && code !== '' && code.length <= MAX_TEXT,
  );
  return codes.length === 0 ? undefined : codes;
}

/** A day, `YYYY-MM-DD`, or nothing. */
export function searchDay(raw: RawSearch, key: string): string | undefined {
  const value = searchText(raw, key);
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** True or nothing. */
export function searchFlag(raw: RawSearch, key: string): true | undefined {
  return raw[key] === true || raw[key] === 'true' ? true : undefined;
}

/** Leaves out what is not set, so that it does not show in the URL. */
export function definedOnly<T extends object>(search: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}

/**
 * The parameters that all lists share. A list with filters of its own:
 *
 *     validateSearch: (raw: RawSearch) =>
 *       definedOnly<EstimateSearch>({ ...readListSearch(raw), state: searchCodes(raw, 'state') })
 */
export function readListSearch(raw: RawSearch): ListSearch {
  const page = raw['page'];
  const sort = searchText(raw, 'sort');
  return definedOnly<ListSearch>({
    page: typeof page === 'number' && Number.isInteger(page) && page > 1 ? page : undefined,
    size: PAGE_SIZES.find((size) => size === raw['size']),
    sort: sort !== undefined && SORT.test(sort) ? sort : undefined,
    q: searchText(raw, 'q'),
    since: searchCursor(raw, 'since'),
    upto: searchCursor(raw, 'upto'),
    end: searchFlag(raw, 'end'),
    view: searchText(raw, 'view'),
  });
}

export interface Sort {
  readonly by: string;
  readonly isDescending: boolean;
}

/** The sort of a URL, or the list's own. */
export function readSort(sort: string | undefined, fallback: Sort): Sort {
  if (sort === undefined || !SORT.test(sort)) return fallback;
  const [by = fallback.by, direction] = sort.split('.');
  return { by, isDescending: direction === 'desc' };
}

/** First and last row of a page, for `.range()`. */
export function pageRange(search: ListSearch): { from: number; to: number } {
  const size = search.size ?? PAGE_SIZES[0];
  const from = ((search.page ?? 1) - 1) * size;
  return { from, to: from + size - 1 };
}
