import type { MasterList } from '~/features/masters';
import type { Permission } from '~/session/session.queries';

/** Where the choices of a field come from. */
export type FieldSource =
  | { readonly kind: 'words'; readonly codes: readonly string[] }
  | { readonly kind: 'list'; readonly list: MasterList }
  | { readonly kind: 'units' }
  /** The city and its wards. */
  | { readonly kind: 'wards' };

/** One column of a master: how it is shown, typed, and read from a sheet. */
export interface MasterField {
  /** Its column; its word is `masters:fields.<name>`. */
  readonly name: string;
  readonly type: 'text' | 'long' | 'integer' | 'decimal' | 'money' | 'flag' | 'choice' | 'tags';
  readonly isKey?: boolean;
  readonly isRequired?: boolean;
  /** Not changed once a row has been in force: a new row begins instead. */
  readonly isFixed?: boolean;
  readonly decimals?: number;
  readonly source?: FieldSource;
  /** Typed in all languages, side by side. */
  readonly isNamed?: boolean;
  /** A column of the list. */
  readonly isListed?: boolean;
  /** What the form starts with. */
  readonly initial?: string;
}

export interface MasterKind {
  /** In the address: `units`, or the code of a code list. */
  readonly slug: string;
  /** What the API calls it. */
  readonly api: string;
  readonly permission: Permission;
  /** Columns that every row of this list has: the code of a code list. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly fields: readonly MasterField[];
  /** The columns of the days from and to which a row holds. */
  readonly from?: 'effective_from' | 'valid_from';
  readonly to?: 'effective_to' | 'valid_to';
  readonly hasActive: boolean;
  /** Where the names in the other languages are kept. */
  readonly names?: 'local_names' | 'local_descriptions';
  /** Codes come with the product: an agency words them anew, but adds none. */
  readonly isClosed?: boolean;
  /** Belongs to one agency alone, nothing is inherited. */
  readonly isOwn?: boolean;
  /** Filters above the list, by field. */
  readonly filters?: readonly string[];
}

export type MasterStatus = 'IN_FORCE' | 'OFF' | 'FUTURE' | 'ENDED';

/** A row of `search_masters`: the columns of its table and how it stands. */
export interface MasterRow {
  readonly [column: string]: unknown;
  readonly tenant_id: string;
  readonly status: MasterStatus;
  readonly is_inherited: boolean;
  readonly is_overriding: boolean;
  readonly next_from: string | null;
  readonly row_count: number;
}

export interface MasterPage {
  readonly total: number;
  readonly rows: readonly MasterRow[];
}

/** A row of `master_history`. */
export interface HistoryRow {
  readonly [column: string]: unknown;
  readonly tenant_id: string;
  readonly is_inherited: boolean;
  readonly tenant_name: string;
  readonly tenant_local_names: Readonly<Record<string, string>>;
  readonly changed_by: string | null;
  readonly updated_at: string;
}

/** A value of a code list, as `code_lists` describes the list. */
export interface CodeList {
  readonly code: string;
  readonly parent_list: string | null;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
}
