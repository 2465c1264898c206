/** The treasury's texts of time are Indian time. */
const OFFSET_MS = 19_800_000;

/** `yyyy-MM-dd HH:mm:ss` of an instant. */
export const stampOf = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

export const dayOf = (instant: string): string => stampOf(instant).slice(0, 10);

/** The instant of `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`, or null. */
export function instantOf(text: unknown): number | null {
  const match =
    typeof text === 'string'
      ? /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?)?$/.exec(text)
      : null;
  if (match === null) return null;
  const time = Date.parse(`${match[1] ?? ''}T${match[2] ?? '00:00:00'}Z`);
  return Number.isNaN(time) ? null : time - OFFSET_MS;
}

/** April to March, `2026-27`. */
export function financialYear(instant: string): string {
  const [year = 0, month = 0] = dayOf(instant).split('-').map(Number);
  const start = month >= 4 ? year : year - 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}
