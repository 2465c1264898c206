import { localName } from '~/i18n/local-name';
import type {
  Boundary,
  DocumentKind,
  MasterCode,
  MasterList,
  Masters,
  Overhead,
  Skill,
  Unit,
} from './masters.types';

type MaybeCode = string | null | undefined;

interface Coded {
  readonly code: string;
  readonly name: string;
  readonly local_names?: unknown;
}

/** Where a paper is, by the codes of its ward and locality. */
export interface PlaceCodes {
  readonly ward_code?: MaybeCode;
  readonly locality_code?: MaybeCode;
}

/** What the screens ask of the masters. Codes that are no longer in force show as they are. */
export interface MasterLookup {
  readonly list: (list: MasterList) => readonly MasterCode[];
  /** The values of a list that belong to one value of its parent: sub-types of a project type. */
  readonly listOf: (list: MasterList, parentCode: MaybeCode) => readonly MasterCode[];
  readonly name: (list: MasterList, code: MaybeCode) => string;
  readonly boundaries: readonly Boundary[];
  readonly wards: readonly Boundary[];
  /** The localities of a ward, or of several; all of them when none is named. */
  readonly localitiesOf: (wards: MaybeCode | readonly string[]) => readonly Boundary[];
  /** Of an ended one too. */
  readonly boundaryName: (code: MaybeCode) => string;
  /** `Bajpur, Ward 5`: the locality before its ward. */
  readonly place: (codes: PlaceCodes) => string;
  readonly units: readonly Unit[];
  readonly unit: (code: MaybeCode) => Unit | undefined;
  readonly unitName: (code: MaybeCode) => string;
  readonly overhead: (code: MaybeCode) => Overhead | undefined;
  readonly overheadName: (code: MaybeCode) => string;
  readonly skills: readonly Skill[];
  /** `Mason (highly skilled)`: two levels have a mulia each. */
  readonly skillName: (code: MaybeCode) => string;
  readonly documentKinds: (ownerType: string) => readonly DocumentKind[];
  readonly documentKindName: (ownerType: string, code: MaybeCode) => string;
  /** A setting of the tenant as text; `null` when there is none. */
  readonly setting: (key: string) => string | null;
}

/** Reads masters in one language. Pure: `useMasters` keeps it per render. */
export function createLookup(masters: Masters, language: string): MasterLookup {
  const { boundaries, ended_boundaries: ended, units, overheads, document_kinds: kinds } = masters;
  const list = (name: MasterList) => masters.lists[name] ?? [];
  const nameIn = (rows: readonly Coded[], code: MaybeCode): string => {
    if (code === null || code === undefined || code === '') return '';
    const row = rows.find((candidate) => candidate.code === code);
    return row === undefined ? code : localName(row, language);
  };
  const named: readonly Coded[] = [...boundaries, ...ended];
  const boundaryName = (code: MaybeCode) => nameIn(named, code);
  const kindsOf = (ownerType: string) => kinds.filter(({ owner_type }) => owner_type === ownerType);

  return {
    list,
    listOf: (name, parentCode) =>
      list(name).filter(({ parent_code }) => parent_code === parentCode),
    name: (name, code) => nameIn(list(name), code),
    boundaries,
    wards: boundaries.filter(({ kind }) => kind === 'WARD'),
    localitiesOf: (wards) => {
      const wanted = typeof wards === 'string' ? [wards] : (wards ?? []);
      return boundaries.filter(
        ({ kind, parent_code }) =>
          kind === 'LOCALITY' &&
          (wanted.length === 0 || (parent_code !== null && wanted.includes(parent_code))),
      );
    },
    boundaryName,
    place: ({ ward_code, locality_code }) =>
      [boundaryName(locality_code), boundaryName(ward_code)]
        .filter((part) => part !== '')
        .join(', '),
    units,
    unit: (code) => units.find((unit) => unit.code === code),
    unitName: (code) => nameIn(units, code),
    overhead: (code) => overheads.find((overhead) => overhead.code === code),
    overheadName: (code) => nameIn(overheads, code),
    skills: masters.skills,
    skillName: (code) => {
      const level = masters.skills.find((skill) => skill.code === code)?.level_code;
      const name = nameIn(masters.skills, code);
      return level === undefined ? name : `${name} (${nameIn(list('SKILL_LEVEL'), level)})`;
    },
    documentKinds: kindsOf,
    documentKindName: (ownerType, code) => nameIn(kindsOf(ownerType), code),
    setting: (key) => {
      const value = masters.settings[key];
      return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
    },
  };
}
