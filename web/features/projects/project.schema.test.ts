import { describe, expect, it } from 'vitest';
import {
  newProjectForm,
  newTarget,
  projectSchema,
  toDraft,
  type ProjectForm,
} from './project.schema';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const TODAY = '2026-11-24';
const FORM: ProjectForm = {
  ...newProjectForm(TODAY),
  name: 'Covered drain',
  description: 'A drain beside the school',
  project_type_code: 'DR',
  estimated_cost: '4,80,000.50',
  ward_code: 'W001',
  locality_code: 'L001',
};

function issuesOf(form: ProjectForm) {
  const result = projectSchema(ID, TODAY, '5000000').safeParse(form);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the form of a project', () => {
  it('accepts what the rules of the register accept, commas in figures too', () => {
    expect(issuesOf(FORM)).toEqual([]);
    expect(toDraft(FORM, ID, []).estimated_cost).toBe('480000.50');
  });

  it('names each fault by its field', () => {
    expect(
      issuesOf({
        ...FORM,
        name: 'x',
        proposed_on: '2026-11-25',
        estimated_cost: '5000000.01',
        starts_on: '2026-12-02',
        ends_on: '2026-12-01',
        locality_code: '',
        pincode: '012345',
        latitude: '91',
        targets: [{ ...newTarget(), baseline: '1.5' }],
      }),
    ).toEqual([
      'name: TOO_SHORT|{"min":2}',
      'proposed_on: FUTURE_DATE',
      'ends_on: INVALID_DATE',
      'estimated_cost: OUT_OF_RANGE|{"min":"0.01","max":"5000000"}',
      'latitude: OUT_OF_RANGE|{"min":-90,"max":90}',
      'locality_code: BOUNDARY',
      'pincode: INVALID_CHARACTERS',
      'targets.0.beneficiary_type_code: REQUIRED',
      'targets.0.baseline: TOO_MANY_DECIMALS|{"min":0}',
    ]);
  });

  it('sends the files that it shows and what cannot be read as it was typed', () => {
    const draft = toDraft({ ...FORM, estimated_cost: 'much' }, ID, [{ id: 'file' }]);
    expect(draft).toMatchObject({ id: ID, estimated_cost: 'much', documents: [{ id: 'file' }] });
  });
});
