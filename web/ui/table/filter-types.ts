import type { Choice } from '../form/SelectField';

interface Named {
  readonly key: string;
  readonly label: string;
  /** What is wrong with it, as the search answered. */
  readonly error?: string;
}

/** One filter of a list; `key` is its search parameter, of a range the beginning of its two (`<key>From`). */
export type Filter =
  | (Named & { readonly kind: 'choices'; readonly options: readonly Choice[] })
  | (Named & { readonly kind: 'days' })
  | (Named & { readonly kind: 'amounts' })
  | (Named & { readonly kind: 'flag'; readonly yes: string; readonly no?: string });

/** The search parameters of a filter. */
export function keysOf(filter: Filter): string[] {
  return filter.kind === 'days' || filter.kind === 'amounts'
    ? [`${filter.key}From`, `${filter.key}To`]
    : [filter.key];
}

export function asCodes(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((code): code is string => typeof code === 'string')
    : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
