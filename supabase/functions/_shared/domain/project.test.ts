import { describe, expect, it } from 'vitest';
import { validateProject } from './index.ts';
import type { ProjectInput } from './index.ts';

const project: ProjectInput = {
  id: 'p1',
  name: 'Drain at Ward-4 #2',
  description: 'Covered drain (RCC), 120 m: from the market to the canal.',
  reference_number: 'JA/2026/17',
  proposed_on: '2026-11-20',
  project_type_code: 'DR',
  estimated_cost: '450000.50',
  starts_on: '2026-12-01',
  ends_on: '2027-03-31',
  ward_code: 'W04',
  locality_code: 'L12',
  pincode: '752050',
  latitude: '20.1599',
  longitude: 85.7022,
  targets: [{ beneficiary_type_code: 'SC', baseline: '0', target: 120, total: '400' }],
};
const codes = (changes: Partial<ProjectInput>) =>
  validateProject({ ...project, ...changes }, '2026-11-23').map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe('checks of a project', () => {
  it('passes a complete project, in any of the three languages', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ name: 'ଜଟଣୀ ନଗର ପାଇଁ ନର୍ଦ୍ଦମା', description: 'वार्ड 4 के लिए नाली (नई)' })).toEqual(
      [],
    );
    expect(codes({ starts_on: null, ends_on: null, latitude: '', targets: [] })).toEqual([]);
  });

  it.each<[Partial<ProjectInput>, string]>([
    [{ name: '' }, '/name REQUIRED'],
    [{ name: 'x' }, '/name TOO_SHORT'],
    [{ name: 'x'.repeat(129) }, '/name TOO_LONG'],
    [{ name: 'Drain; drop' }, '/name INVALID_CHARACTERS'],
    [{ name: 'Drain (new)' }, '/name INVALID_CHARACTERS'],
    [{ description: null }, '/description REQUIRED'],
    [{ description: 'x'.repeat(257) }, '/description TOO_LONG'],
    [{ description: '<b>' }, '/description INVALID_CHARACTERS'],
    [{ reference_number: 'x' }, '/reference_number TOO_SHORT'],
    [{ proposed_on: null }, '/proposed_on REQUIRED'],
    [{ proposed_on: '2026-11-24' }, '/proposed_on FUTURE_DATE'],
    [{ proposed_on: '2026-02-30' }, '/proposed_on INVALID_DATE'],
    [{ starts_on: '2027-04-01' }, '/ends_on INVALID_DATE'],
    [{ project_type_code: '' }, '/project_type_code INVALID_PROJECT_TYPE'],
    [{ estimated_cost: '' }, '/estimated_cost REQUIRED'],
    [{ estimated_cost: '0' }, '/estimated_cost OUT_OF_RANGE'],
    [{ estimated_cost: '5000000.01' }, '/estimated_cost OUT_OF_RANGE'],
    [{ estimated_cost: '1.234' }, '/estimated_cost TOO_MANY_DECIMALS'],
    [{ ward_code: null }, '/ward_code BOUNDARY'],
    [{ locality_code: null }, '/locality_code BOUNDARY'],
    [{ parent_id: 'p1' }, '/parent_id INVALID_PARENT_PROJECT'],
    [{ pincode: '01234' }, '/pincode INVALID_CHARACTERS'],
    [{ latitude: '90.00000001' }, '/latitude OUT_OF_RANGE'],
    [{ longitude: '-181' }, '/longitude OUT_OF_RANGE'],
    [{ targets: [{ target: '1' }] }, '/targets/0/beneficiary_type_code REQUIRED'],
    [
      { targets: [{ beneficiary_type_code: 'SC', target: '1.5' }] },
      '/targets/0/target TOO_MANY_DECIMALS',
    ],
    [{ targets: [{ beneficiary_type_code: 'SC', total: '-1' }] }, '/targets/0/total OUT_OF_RANGE'],
  ])('refuses %j', (changes, expected) => {
    expect(codes(changes)).toEqual([expected]);
  });

  it('accepts the largest estimated cost', () => {
    expect(codes({ estimated_cost: '5000000' })).toEqual([]);
  });
});
