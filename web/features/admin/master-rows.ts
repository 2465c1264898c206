import type { Masters } from '~/features/masters';
import type { DecimalInput } from '~/i18n/format';
import type { Named } from '~/i18n/local-name';

/** The lists of the overview, in the order of the select. */
export const MASTER_LISTS = [
  'DEPARTMENT',
  'DESIGNATION',
  'PROJECT_TYPE',
  'PROJECT_SUB_TYPE',
  'NATURE_OF_WORK',
  'TARGET_DEMOGRAPHY',
  'BENEFICIARY_TYPE',
  'ENTRUSTMENT',
  'SCHEME',
  'UNIT',
  'OVERHEAD',
  'DOCUMENT_KIND',
  'BOUNDARY',
] as const;
export type MasterListCode = (typeof MASTER_LISTS)[number];

/** Any master as a row of the overview: its names, and what else there is to say. */
export interface MasterRow extends Named {
  readonly code: string;
  /** Tells rows of one code apart: a document kind of projects and one of estimates. */
  readonly kind?: string;
  readonly percent?: DecimalInput;
  readonly amount?: DecimalInput;
  readonly note?: string | null;
}

export function masterRows(masters: Masters, list: MasterListCode): readonly MasterRow[] {
  switch (list) {
    case 'UNIT':
      return masters.units.map((unit) => ({ ...unit, note: unit.category }));
    case 'OVERHEAD':
      return masters.overheads.map(({ value, calculation, ...overhead }) => ({
        ...overhead,
        ...(value === null || value === undefined
          ? {}
          : calculation === 'PERCENTAGE'
            ? { percent: value }
            : { amount: value }),
      }));
    case 'DOCUMENT_KIND':
      return masters.document_kinds.map((kind) => ({
        ...kind,
        kind: kind.owner_type,
        note: kind.owner_type,
      }));
    case 'BOUNDARY':
      return masters.boundaries.map((place) => ({ ...place, note: place.parent_code }));
    default:
      return (masters.lists[list] ?? []).map((row) => ({ ...row, note: row.parent_code }));
  }
}
