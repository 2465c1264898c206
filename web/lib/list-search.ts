import { z } from 'zod';

export const PAGE_SIZES = [25, 50, 100] as const;

/**
 * The search parameters that every list keeps in its URL. A list adds its own filters:
 * `listSearch.extend({ state: z.array(z.string()).optional().catch(undefined) })`.
 * Nonsense in a URL falls back to the default instead of breaking the page.
 */
export const listSearch = z.object({
  page: z.number().int().min(1).optional().catch(undefined),
  size: z.literal(PAGE_SIZES).optional().catch(undefined),
  /** `<column>.asc` or `<column>.desc` */
  sort: z
    .string()
    .regex(/^[a-z_]+\.(asc|desc)$/)
    .optional()
    .catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
});

export type ListSearch = z.infer<typeof listSearch>;

export interface Sort {
  readonly by: string;
  readonly isDescending: boolean;
}

/** The sort of a URL, or the list's own. */
export function readSort(sort: string | undefined, fallback: Sort): Sort {
  const match = /^([a-z_]+)\.(asc|desc)$/.exec(sort ?? '');
  if (match === null) return fallback;
  return { by: match[1] ?? fallback.by, isDescending: match[2] === 'desc' };
}

/** First and last row of a page, for `.range()`. */
export function pageRange(search: ListSearch): { from: number; to: number } {
  const size = search.size ?? PAGE_SIZES[0];
  const from = ((search.page ?? 1) - 1) * size;
  return { from, to: from + size - 1 };
}
