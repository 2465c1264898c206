import type { DecimalInput } from '#domain';
import type { Named } from '~/i18n/local-name';

/** A stored file of a paper. */
export interface PaperDocument {
  readonly id: string;
  readonly kind_code: string;
  readonly name: string | null;
  readonly file_name: string;
  readonly mime: string;
  readonly size_bytes: number;
  readonly storage_path: string;
  readonly uploaded_by_name: string | null;
  readonly uploaded_at: string;
  /** Where a photograph was taken, as the camera wrote it into the file. */
  readonly latitude?: DecimalInput;
  readonly longitude?: DecimalInput;
  readonly taken_on?: string | null;
}

/** Which paper files belong to. The paper itself may not be saved yet. */
export interface DocumentOwner {
  readonly type: string;
  readonly id: string;
}

/** What a kind of document takes, as the masters say. */
export interface DocumentRules extends Named {
  readonly code: string;
  readonly extensions: readonly string[];
  readonly max_size_bytes: number;
  readonly max_count: number;
  readonly requires_name: boolean;
}

/** The kind of a file that is given with an action. */
export const WORKFLOW_ATTACHMENT = 'WORKFLOW_ATTACHMENT';
