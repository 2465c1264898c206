import type { Edit } from '../model/edits';
import type { Place, Workflow } from '../workflow-editor.types';
import type { Names } from './use-names';

/** What every part of the editor needs. */
export interface PanelProps {
  readonly workflow: Workflow;
  readonly names: Names;
  /** Changes the draft; steps in the same `field` are taken back together. */
  readonly edit: (edit: Edit, field?: string) => void;
  readonly look: (place: Place | null) => void;
}
