import { isRecord } from '~/lib/json';
import type { MasterField, MasterKind } from './master-kinds.types';

/** What a form holds: texts by column, flags as yes and no. */
export type MasterValues = Record<string, string | boolean>;

/** The languages beside English in which a master carries its names. */
export const OTHER_LANGUAGES = ['or', 'hi'] as const;

const SEPARATOR = '~';

const keyFields = (kind: MasterKind) => kind.fields.filter(({ isKey }) => isKey === true);

/** The keys of a row as one text for the address. */
export function keyOf(kind: MasterKind, row: Readonly<Record<string, unknown>>): string {
  return keyFields(kind)
    .map(({ name }) => cellText(row[name]))
    .join(SEPARATOR);
}

/** The keys of `keyOf` by column. */
export function keysOf(kind: MasterKind, key: string): Record<string, string> {
  const parts = key.split(SEPARATOR);
  return Object.fromEntries(keyFields(kind).map(({ name }, index) => [name, parts[index] ?? '']));
}

/** A stored value as plain text. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The name of a row in a language beside English. */
export function localText(kind: MasterKind, row: unknown, language: string): string {
  const names = isRecord(row) && kind.names !== undefined ? row[kind.names] : null;
  return isRecord(names) ? cellText(names[language]) : '';
}

/** The columns of a field: a name has one for each language. */
export function columnsOf(field: MasterField): readonly string[] {
  return field.isNamed === true
    ? [field.name, ...OTHER_LANGUAGES.map((language) => `${field.name}_${language}`)]
    : [field.name];
}

/** What the form shows of a row, or of nothing yet. */
export function toValues(
  kind: MasterKind,
  row: Readonly<Record<string, unknown>> | null,
): MasterValues {
  const values: MasterValues = {};
  for (const field of kind.fields) {
    const value = row?.[field.name];
    values[field.name] =
      field.type === 'flag'
        ? value === true
        : row === null
          ? (field.initial ?? '')
          : cellText(value);
    if (field.isNamed === true) {
      for (const language of OTHER_LANGUAGES) {
        values[`${field.name}_${language}`] = localText(kind, row, language);
      }
    }
  }
  return values;
}

/** What is sent: every value as text. */
export function toRow(values: MasterValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : value.trim(),
    ]),
  );
}

/** The calendar day that it is in a time zone. */
export function today(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
}
