import type { Agency } from './agency.types';

export interface AgencyFilter {
  readonly q?: string;
  readonly kind?: readonly string[];
  readonly status?: readonly string[];
}

/** A code in an address: what looks like a file name is not answered with the app by every host. */
export const toAgencyParam = (id: string): string => id.replaceAll('.', '~');

/** The code that an address names. */
export const fromAgencyParam = (param: string): string => param.replaceAll('~', '.');

/** How far below the top an agency stands. */
export const depthOf = ({ id }: Pick<Agency, 'id'>): number => id.split('.').length - 1;

/** Each agency right after the one above it: part by part, as `od.a` goes before `od.a_b` and after `od`. */
export function inTreeOrder(agencies: readonly Agency[]): readonly Agency[] {
  const parts = (agency: Agency) => agency.id.split('.');
  return [...agencies].sort((a, b) => {
    const [left, right] = [parts(a), parts(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    if (at === -1) return left.length - right.length;
    const other = right[at];
    return other === undefined ? 1 : (left[at] ?? '').localeCompare(other);
  });
}

/** Those that have every word in code, names, short code or district, and the kind and status asked for. */
export function filterAgencies(
  agencies: readonly Agency[],
  { q, kind, status }: AgencyFilter,
): readonly Agency[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return agencies.filter((agency) => {
    const text = [
      agency.id,
      agency.name,
      ...Object.values(agency.local_names),
      agency.short_code ?? '',
      agency.district ?? '',
    ]
      .join(' ')
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (kind === undefined || kind.includes(agency.kind)) &&
      (status === undefined || status.includes(agency.is_active ? 'ACTIVE' : 'INACTIVE'))
    );
  });
}
