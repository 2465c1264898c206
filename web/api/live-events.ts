/** What the database broadcasts when a paper changes hands. */
export interface PaperMoved {
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly action: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
}

/** A new content of a draft has been stored. */
export interface PaperSaved {
  readonly document_type: string;
  readonly document_id: string;
  readonly version: number;
  readonly actor_id: string;
  readonly actor_name: string;
}

/** Somebody opened a paper for editing, or left it. */
export interface PaperEditing {
  readonly document_type: string;
  readonly document_id: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly is_leaving: boolean;
}

export type PaperEvent =
  | ({ readonly kind: 'moved' } & PaperMoved)
  | ({ readonly kind: 'saved' } & PaperSaved)
  | ({ readonly kind: 'editing' } & PaperEditing);

const listeners = new Set<(event: PaperEvent) => void>();

/** Hands an event of the tenant's channel to the open pages. The shell holds the one channel there is. */
export function announcePaperEvent(event: PaperEvent): void {
  for (const listener of listeners) listener(event);
}

/** Hears the events of the tenant's channel while a page is open. Returns the unsubscriber. */
export function onPaperEvent(listener: (event: PaperEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
