import type { Database, Json } from './database.types';

/**
 * What a `jsonb` holds is not in the database's catalogue. The caller names it: `request<Estimate>(…)`.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one type that fits every named shape; lint refuses its use unnamed
type Named = any;

type Read<T> = NonNullable<Json> extends T ? Named : T;
type ReadRow<Row> = { [K in keyof Row]: Read<Row[K]> };
type ReadResult<T> =
  NonNullable<Json> extends T
    ? Named
    : T extends readonly (infer Row)[]
      ? ReadRow<Row>[]
      : T extends object
        ? ReadRow<T>
        : T;

/** Any object may be sent as json, and every argument of a function may be null. */
type Send<T> = (NonNullable<Json> extends T ? unknown : T) | null;
type SendArgs<Args> = { [K in keyof Args]: Send<Args[K]> };

type Tables = Database['public']['Tables'];
type Views = Database['public']['Views'];
type Functions = Database['public']['Functions'];

/** The generated types as requests see them: names and columns are checked, json is named by the caller. */
export interface Schema {
  public: {
    Tables: {
      [K in keyof Tables]: Omit<Tables[K], 'Row'> & { Row: ReadRow<Tables[K]['Row']> };
    };
    Views: { [K in keyof Views]: Omit<Views[K], 'Row'> & { Row: ReadRow<Views[K]['Row']> } };
    Functions: {
      [K in keyof Functions]: {
        Args: SendArgs<Functions[K]['Args']>;
        Returns: ReadResult<Functions[K]['Returns']>;
      };
    };
  };
}
