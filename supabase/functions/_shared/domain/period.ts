/** Calendar rules of Indian public works: the financial year, the tenant's own day, and number formats. */

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

/** The financial year of a day, April to March, as `'2026-27'`. Raises `RangeError` for what is not a day. */
export function financialYearOf(date: string): string {
  if (!isIsoDate(date)) throw new RangeError(`not a calendar day: ${date}`);
  const year = Number(date.slice(0, 4));
  const start = Number(date.slice(5, 7)) >= 4 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}

/** The first and last day of a financial year given as `'2026-27'`. */
export function financialYearRange(year: string): { readonly from: string; readonly to: string } {
  const match = /^(\d{4})-(\d{2})$/.exec(year);
  const start = Number(match?.[1]);
  if (!match || (start + 1) % 100 !== Number(match[2]))
    throw new RangeError(`not a financial year: ${year}`);
  return { from: `${start}-04-01`, to: `${start + 1}-03-31` };
}

/** The calendar day of an instant in a time zone: at 20:00 UTC it is already tomorrow in Bhubaneswar. */
export function dayIn(timeZone: string, instant: string | number | Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: string): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Whole days from one calendar day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export interface NumberFormatContext {
  /** The day the number is taken, in the tenant's time zone, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sequence: number;
  /** The city code, e.g. `JA`, for formats that carry it. */
  readonly cityCode?: string;
}

/**
 * What a number format will look like: `ES/{fy}/{seq:6}` → `ES/2026-27/000051`. Tokens: `{fy}`, `{yyyy}`, `{mm}`, `{dd}`,
 * `{city}` and exactly one `{seq:n}`; a longer sequence is never cut. Raises `RangeError` on an unknown token.
 */
export function expandNumberFormat(pattern: string, context: NumberFormatContext): string {
  if (!isIsoDate(context.date)) throw new RangeError(`not a calendar day: ${context.date}`);
  return pattern.replace(/\{([^}]*)\}/g, (_, token: string) => expandToken(token, context));
}

function expandToken(token: string, { date, sequence, cityCode }: NumberFormatContext): string {
  const width = /^seq:([1-9])$/.exec(token)?.[1];
  if (width !== undefined) return String(sequence).padStart(Number(width), '0');
  switch (token) {
    case 'fy':
      return financialYearOf(date);
    case 'yyyy':
      return date.slice(0, 4);
    case 'mm':
      return date.slice(5, 7);
    case 'dd':
      return date.slice(8, 10);
    case 'city':
      return cityCode ?? '';
    default:
      throw new RangeError(`unknown token in number format: {${token}}`);
  }
}
