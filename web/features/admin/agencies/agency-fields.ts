import type { MasterField, MasterKind } from '../masters/master-kinds.types';

const text = (name: string): MasterField => ({ name, type: 'text' });

/** The columns of an agency, typed and shown with the parts of the masters. */
export const AGENCY: MasterKind = {
  slug: 'agencies',
  api: 'tenants',
  permission: 'tenant:manage',
  fixed: {},
  names: 'local_names',
  hasActive: false,
  fields: [
    { name: 'id', type: 'text', isKey: true, isRequired: true },
    {
      name: 'kind',
      type: 'choice',
      isRequired: true,
      isFixed: true,
      source: {
        kind: 'words',
        codes: ['national', 'state', 'department', 'ulb', 'rural_body', 'parastatal', 'agency'],
      },
    },
    { name: 'name', type: 'text', isRequired: true, isNamed: true },
    text('short_code'),
    text('grade'),
    text('district'),
    text('region'),
    text('ddr_name'),
    text('contact_number'),
    text('helpline_number'),
    text('email'),
    text('website'),
    text('office_timings'),
    { name: 'pincodes', type: 'tags' },
    text('address'),
    text('description'),
    { name: 'latitude', type: 'decimal', decimals: 6 },
    { name: 'longitude', type: 'decimal', decimals: 6 },
    {
      name: 'default_language',
      type: 'choice',
      initial: 'en',
      source: { kind: 'words', codes: ['en', 'or', 'hi'] },
    },
    { name: 'time_zone', type: 'text', initial: 'Asia/Kolkata' },
  ],
};
