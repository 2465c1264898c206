/** A row of `outbox_list`: a message to deliver, without its recipient. */
export interface Delivery {
  readonly id: number;
  readonly topic: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly subject: string | null;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly next_attempt_at: string;
  readonly last_error: string | null;
  readonly created_at: string;
}

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'DEAD'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const OPERATIONS = ['INSERT', 'UPDATE', 'DELETE'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Column -> what it was and what it became; personal data comes masked. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** A row of `search_audit`: who changed which record, and how. */
export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly actor_role: string | null;
  readonly table_name: string;
  readonly row_key: Readonly<Record<string, unknown>>;
  readonly operation: Operation;
  readonly changes: Changes;
  readonly request_id: string | null;
  readonly record: { readonly number: string | null; readonly title: string | null };
}

export interface AuditSlice {
  readonly rows: readonly AuditRow[];
  /** The serial before which the next slice begins; null at the end. */
  readonly next: number | null;
}

/** The tables and people that occur in the log. */
export interface AuditFacets {
  readonly tables: readonly string[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

/** A message with its tries, as `outbox_message` gives it. */
export interface DeliveryDetail extends Delivery {
  readonly max_attempts: number;
  readonly finished_at: string | null;
  readonly recipient: string | null;
  readonly is_recipient_masked: boolean;
  readonly language: string | null;
  readonly template: string | null;
  readonly text: string | null;
  /** The number of the paper that the message is about. */
  readonly number: string | null;
}

/** What `verify_audit_chain` answers. */
export interface ChainVerdict {
  readonly is_intact: boolean;
  readonly row_count: number;
  readonly first_broken_seq: number | null;
  readonly reason: string | null;
}
