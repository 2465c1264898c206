import type { MasterList } from '~/features/masters';
import type { CodeList, MasterField, MasterKind } from './master-kinds.types';
import { LEDGER_KINDS } from './ledger-kinds';
import { BILL_KINDS } from './bill-kinds';
import { PEOPLE_KINDS } from './people-kinds';
import { ORDER_KINDS } from './order-kinds';
import { RATE_KINDS } from './rate-kinds';
import { WORDING_KINDS } from './wording-kinds';

const CODE: MasterField = {
  name: 'code',
  type: 'text',
  isKey: true,
  isRequired: true,
  isListed: true,
};
const NAME: MasterField = {
  name: 'name',
  type: 'text',
  isRequired: true,
  isNamed: true,
  isListed: true,
};
const ORDINAL: MasterField = { name: 'ordinal', type: 'integer' };
const words = (...codes: string[]) => ({ kind: 'words', codes }) as const;

const DATED = { from: 'effective_from', to: 'effective_to', hasActive: true } as const;
const OF_MASTERS = { permission: 'master:manage', fixed: {}, names: 'local_names' } as const;

/** The city, its wards and their localities: what belongs to a ward is found by its filter. */
export const BOUNDARIES: MasterKind = {
  slug: 'boundaries',
  api: 'boundaries',
  permission: 'boundary:manage',
  fixed: {},
  names: 'local_names',
  hasActive: true,
  isOwn: true,
  filters: ['kind', 'parent_code'],
  fields: [
    CODE,
    {
      name: 'kind',
      type: 'choice',
      isRequired: true,
      isFixed: true,
      isListed: true,
      source: words('CITY', 'WARD', 'LOCALITY'),
    },
    {
      name: 'parent_code',
      type: 'choice',
      isFixed: true,
      isListed: true,
      source: { kind: 'wards' },
    },
    NAME,
    { name: 'latitude', type: 'decimal', decimals: 6 },
    { name: 'longitude', type: 'decimal', decimals: 6 },
    { name: 'area_sqkm', type: 'decimal', decimals: 4 },
    { name: 'pincodes', type: 'tags' },
  ],
};

/** The masters with columns of their own. A code list is described by `kindOfList`. */
export const MASTER_KINDS: readonly MasterKind[] = [
  {
    slug: 'units',
    api: 'units',
    ...OF_MASTERS,
    ...DATED,
    filters: ['category'],
    fields: [
      CODE,
      NAME,
      {
        name: 'category',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('LENGTH', 'AREA', 'VOLUME', 'MASS', 'COUNT', 'TIME', 'OTHER'),
      },
      { name: 'decimals', type: 'integer', isListed: true, initial: '2' },
      { name: 'base_unit_code', type: 'choice', isFixed: true, source: { kind: 'units' } },
      { name: 'conversion_factor', type: 'decimal', decimals: 10, isFixed: true },
    ],
  },
  {
    slug: 'overheads',
    api: 'overheads',
    ...OF_MASTERS,
    ...DATED,
    fields: [
      CODE,
      NAME,
      {
        name: 'calculation',
        type: 'choice',
        isRequired: true,
        isFixed: true,
        isListed: true,
        source: words('PERCENTAGE', 'LUMPSUM'),
      },
      { name: 'value', type: 'decimal', decimals: 4, isFixed: true, isListed: true },
      { name: 'is_auto_calculated', type: 'flag', isFixed: true, isListed: true },
      { name: 'is_work_order_value', type: 'flag', isFixed: true },
      ORDINAL,
    ],
  },
  {
    slug: 'funds',
    api: 'funds',
    ...OF_MASTERS,
    ...DATED,
    fields: [
      CODE,
      NAME,
      { name: 'head_of_account', type: 'text', isRequired: true, isFixed: true, isListed: true },
      {
        name: 'scheme_code',
        type: 'choice',
        isFixed: true,
        isListed: true,
        source: { kind: 'list', list: 'SCHEME' },
      },
    ],
  },
  {
    slug: 'document-kinds',
    api: 'document_kinds',
    ...OF_MASTERS,
    ...DATED,
    filters: ['owner_type'],
    fields: [
      { ...CODE },
      {
        name: 'owner_type',
        type: 'choice',
        isKey: true,
        isRequired: true,
        isListed: true,
        source: words(
          'project',
          'proposal',
          'estimate',
          'work_order',
          'work_order_amendment',
          'individual',
          'bill',
          'workflow',
        ),
      },
      NAME,
      { name: 'extensions', type: 'tags', isRequired: true, isListed: true, initial: 'pdf' },
      { name: 'max_size_bytes', type: 'integer', initial: '5242880' },
      { name: 'max_count', type: 'integer', initial: '5', isListed: true },
      { name: 'is_required', type: 'flag', isListed: true },
      { name: 'requires_name', type: 'flag' },
      ORDINAL,
    ],
  },
  ...PEOPLE_KINDS,
  ...LEDGER_KINDS,
  ...BILL_KINDS,
  ...ORDER_KINDS,
  ...RATE_KINDS,
  ...WORDING_KINDS,
  BOUNDARIES,
];

/** A code list as a master; one that belongs to another list asks for the value above. */
export function kindOfList({ code, parent_list: parent }: CodeList): MasterKind {
  const above: readonly MasterField[] =
    parent === null
      ? []
      : [
          {
            name: 'parent_code',
            type: 'choice',
            isRequired: true,
            isListed: true,
            source: { kind: 'list', list: parent as MasterList },
          },
        ];
  return {
    slug: code,
    api: 'code_values',
    ...OF_MASTERS,
    ...DATED,
    fixed: { list_code: code },
    fields: [CODE, NAME, ...above, { ...ORDINAL, isListed: true }],
    ...(parent === null ? {} : { filters: ['parent_code'] }),
  };
}

/** The kind that an address names; `null` for none. */
export function kindBySlug(slug: string, lists: readonly CodeList[]): MasterKind | null {
  const list = lists.find(({ code }) => code === slug);
  if (list !== undefined) return kindOfList(list);
  return MASTER_KINDS.find((kind) => kind.slug === slug) ?? null;
}
