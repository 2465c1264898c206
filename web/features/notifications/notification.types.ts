/** A notice as `my_notifications` answers it and the topic of the person carries it. */
export interface Notice {
  readonly tenant_id: string;
  readonly id: string;
  readonly kind: string;
  /** How many events a digest stands for. */
  readonly count: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly document_type: string | null;
  readonly document_id: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly created_at: string;
  /** Not sent with the live notice: that one is new. */
  readonly read_at?: string | null;
}

/** A page of notices; `next` is handed in for the following one. */
export interface NoticePage {
  readonly rows: readonly Notice[];
  readonly next: string | null;
}

/** What a person chose for a kind of notice. */
export interface NoticePreference {
  readonly kind: string;
  readonly in_app: boolean;
  readonly email: boolean;
  /** There is a mail of this kind. */
  readonly has_email: boolean;
  /** Cannot be switched off. */
  readonly is_mandatory: boolean;
}
