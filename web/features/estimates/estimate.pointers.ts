import type { EstimateForm } from './estimate.schema';

/** How many lines of each kind were sent; they stand in this order in the request. */
export type LineCounts = Readonly<Record<'sor' | 'nonSor' | 'overheads', number>>;

export function lineCounts(form: EstimateForm): LineCounts {
  const { sor, nonSor, overheads } = form;
  return { sor: sor.length, nonSor: nonSor.length, overheads: overheads.length };
}

/**
 * The form's name for a path of the request: `lines.3.rate` may be `nonSor.1.rate`. What concerns a line as
 * a whole gets a name that its card shows (`measured`, `sor_code`); what has no place in the form goes to
 * the summary (`root.…`).
 */
export function fieldOfPath(path: string, counts: LineCounts): string {
  const parts = path.split('.');
  if (parts[0] !== 'lines') return HEADER_FIELDS.has(path) ? path : `root.${parts[0] ?? 'server'}`;
  const at = Number(parts[1]);
  if (parts[1] === undefined || !Number.isInteger(at)) return 'root.lines';
  const rest = parts.slice(2);
  if (at < counts.sor) return `sor.${at}.${workField(rest, 'sor_code')}`;
  if (at < counts.sor + counts.nonSor) {
    return `nonSor.${at - counts.sor}.${workField(rest, 'description')}`;
  }
  const overhead = at - counts.sor - counts.nonSor;
  if (overhead < counts.overheads) return `overheads.${overhead}.${rest[0] ?? 'overhead_code'}`;
  return 'root.lines';
}

const HEADER_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'reference_number',
  'description',
  'executing_department_code',
]);

/** A name for what is wrong inside of a measured line. */
function workField(rest: readonly string[], whole: string): string {
  const [field, row, cell] = rest;
  if (field === undefined || field === 'id' || field === 'category') return whole;
  if (field !== 'measurements') {
    // The unit and rate of a schedule item are not typed: they belong to the item.
    return whole === 'sor_code' ? 'sor_code' : field === 'name' ? 'description' : field;
  }
  if (row === undefined) return 'measured';
  return `measurements.${row}.${cell === undefined || cell === 'quantity' ? 'number' : cell}`;
}
