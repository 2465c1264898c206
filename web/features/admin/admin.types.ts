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

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor_id: string | null;
  readonly actor_role: string | null;
  readonly table_name: string;
  readonly operation: Operation;
  readonly changes: Changes;
}

/** What `verify_audit_chain` answers. */
export interface ChainVerdict {
  readonly is_intact: boolean;
  readonly row_count: number;
  readonly first_broken_seq: number | null;
  readonly reason: string | null;
}
