import { sentLines, type SentLine, type SentLines } from './estimate.draft';
import type { EstimateForm } from './estimate.schema';

/** Which lines and rows were sent; a pointer counts among these. */
export type LineCounts = SentLines;

export function lineCounts(form: EstimateForm): LineCounts {
  return sentLines(form);
}

/**
 * The form's name for a path of the request: `lines.3.rate` may be `nonSor.1.rate`. What concerns a line as
 * a whole gets a name that the grid shows (`measured`, `sor_code`); what has no place in the form goes to
 * the summary (`root.…`).
 */
export function fieldOfPath(path: string, counts: LineCounts): string {
  const parts = path.split('.');
  if (parts[0] !== 'lines') return HEADER_FIELDS.has(path) ? path : `root.${parts[0] ?? 'server'}`;
  const at = Number(parts[1]);
  if (parts[1] === undefined || !Number.isInteger(at)) return 'root.lines';
  const rest = parts.slice(2);
  const { sor, nonSor, overheads } = counts;
  const schedule = sor[at];
  if (schedule !== undefined) return `sor.${schedule.at}.${workField(rest, 'sor_code', schedule)}`;
  const other = nonSor[at - sor.length];
  if (other !== undefined) return `nonSor.${other.at}.${workField(rest, 'description', other)}`;
  const overhead = at - sor.length - nonSor.length;
  if (overhead < overheads) return `overheads.${overhead}.${rest[0] ?? 'overhead_code'}`;
  return 'root.lines';
}

const HEADER_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'reference_number',
  'description',
  'executing_department_code',
]);

/** A name for what is wrong inside of a measured line. */
function workField(rest: readonly string[], whole: string, sent: SentLine): string {
  const [field, row, cell] = rest;
  if (field === undefined || field === 'id' || field === 'category') return whole;
  if (field !== 'measurements') {
    // The unit and rate of a schedule item are not typed: they belong to the item.
    return whole === 'sor_code' ? 'sor_code' : field === 'name' ? 'description' : field;
  }
  if (row === undefined) return 'measured';
  const column = cell === undefined || cell === 'quantity' ? 'number' : cell;
  return `measurements.${sent.rows[Number(row)] ?? row}.${column}`;
}
