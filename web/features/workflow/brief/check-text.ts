import type { TFunction } from 'i18next';
import type { Format } from '~/i18n/format';
import type { PaperCheck } from '../brief.types';

const MONEY = new Set(['total', 'limit', 'difference', 'computed']);
const PERCENT = new Set(['percent']);
const DAY = new Set(['on']);

/** The sentence of a check in the reader's language; an unknown one is named by its code. */
export function checkText(
  { code, status, params }: PaperCheck,
  t: TFunction,
  format: Format,
  kindName: (code: string) => string,
): string {
  const words: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(params)) {
    if (MONEY.has(key)) words[key] = format.money(value as number | string);
    else if (PERCENT.has(key)) words[key] = format.percent(value as number | string);
    else if (DAY.has(key)) words[key] = format.date(String(value));
    else if (Array.isArray(value)) words[key] = listOf(value, key === 'kinds' ? kindName : String);
    else words[key] = value;
  }
  return t([`checks:${code}.${status}`, 'checks:UNKNOWN'], { code, ...words });
}

const SHOWN = 5;

/** The first few; the count in the sentence says how many there are. */
function listOf(values: readonly unknown[], nameOf: (code: string) => string): string {
  const names = values.slice(0, SHOWN).map((value) => nameOf(String(value)));
  return names.join(', ') + (values.length > SHOWN ? ' …' : '');
}
