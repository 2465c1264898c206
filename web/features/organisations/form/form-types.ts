import type { Control } from 'react-hook-form';
import type { MasterLookup } from '~/features/masters';
import type { OrganisationForm } from '../organisation.schema';

export type OrganisationControl = Control<OrganisationForm, unknown, OrganisationForm>;

export interface SectionProps {
  readonly control: OrganisationControl;
  readonly masters: MasterLookup;
}
