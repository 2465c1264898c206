import type { Control } from 'react-hook-form';
import type { MasterLookup } from '~/features/masters';
import type { ProjectForm } from '../project.schema';

/** What every section of the form takes. */
export interface SectionProps {
  readonly control: Control<ProjectForm, unknown, ProjectForm>;
  readonly masters: MasterLookup;
}

/** The sections in their order; each is an anchor of the table of contents. */
export const SECTIONS = ['work', 'terms', 'place', 'targets', 'documents'] as const;
