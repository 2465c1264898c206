import type postgres from 'postgres';

type Parser = postgres.PostgresType;

const asIs = (oid: number): Parser => ({
  to: oid,
  from: [oid],
  serialize: String,
  parse: (text: string) => text,
});

/** PostgreSQL's JSON form of an instant: `2026-01-05T10:00:00.5+00:00`. */
const instant = (text: string): string => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/**
 * The library hands over objects and arrays that are arguments of functions as finished JSON text: to stringify them
 * again would make strings of them. A text that is no JSON is a string value.
 */
const jsonText = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return JSON.stringify(value);
  }
};

const json = (oid: number): Parser => ({
  to: oid,
  from: [oid],
  serialize: jsonText,
  parse: (text: string): unknown => JSON.parse(text),
});

/**
 * How the driver hands values to the library so that they leave as PostgREST's JSON: `numeric` as a number, instants
 * in ISO form, binary as `\x…`, everything that has no JSON form of its own as PostgreSQL's text.
 */
export const jsonTypes: Record<string, Parser> = {
  numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
  timestamptz: { to: 1184, from: [1184], serialize: (value: unknown) => value, parse: instant },
  timestamp: { to: 1114, from: [1114], serialize: (value: unknown) => value, parse: instant },
  bytea: asIs(17),
  json: json(114),
  jsonb: json(3802),
};
