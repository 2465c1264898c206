import { describe, expect, it } from 'vitest';
import { createLookup } from './masters.lookup';
import { NO_MASTERS, type Masters } from './masters.types';

const place = { latitude: null, longitude: null };
const MASTERS: Masters = {
  ...NO_MASTERS,
  lists: {
    PROJECT_TYPE: [
      { code: 'DR', name: 'Drainage', local_names: { or: 'ଡ୍ରେନେଜ' }, parent_code: null },
      { code: 'PP', name: 'Parks', parent_code: null },
    ],
    PROJECT_SUB_TYPE: [{ code: 'DR1', name: 'Open drain', parent_code: 'DR' }],
  },
  boundaries: [
    { code: 'W1', kind: 'WARD', parent_code: 'JA', name: 'Ward 1', ...place },
    { code: 'W2', kind: 'WARD', parent_code: 'JA', name: 'Ward 2', ...place },
    { code: 'L1', kind: 'LOCALITY', parent_code: 'W1', name: 'Bajpur', ...place },
    { code: 'L2', kind: 'LOCALITY', parent_code: 'W2', name: 'Kudiary', ...place },
  ],
  ended_boundaries: [{ code: 'W9', name: 'Old ward', local_names: { or: 'ପୁରୁଣା ୱାର୍ଡ' } }],
  settings: { 'project.max_estimated_cost': 5000000 },
};

describe('the masters', () => {
  const masters = createLookup(MASTERS, 'or');

  it('name a code in the language of the reader, else in their own', () => {
    expect(masters.name('PROJECT_TYPE', 'DR')).toBe('ଡ୍ରେନେଜ');
    expect(masters.name('PROJECT_TYPE', 'PP')).toBe('Parks');
  });

  it('show a code that is not in force as it is, and nothing for nothing', () => {
    expect(masters.name('PROJECT_TYPE', 'OLD')).toBe('OLD');
    expect(masters.name('PROJECT_TYPE', null)).toBe('');
  });

  it('narrow a list to what belongs to its parent', () => {
    expect(masters.listOf('PROJECT_SUB_TYPE', 'DR').map(({ code }) => code)).toEqual(['DR1']);
    expect(masters.listOf('PROJECT_SUB_TYPE', 'PP')).toEqual([]);
    expect(masters.localitiesOf(['W2']).map(({ code }) => code)).toEqual(['L2']);
    expect(masters.localitiesOf(undefined)).toHaveLength(2);
  });

  it('say where a paper is, and leave out what is not known', () => {
    expect(masters.place({ ward_code: 'W1', locality_code: 'L1' })).toBe('Bajpur, Ward 1');
    expect(masters.place({ ward_code: 'W1', locality_code: null })).toBe('Ward 1');
  });

  it('name a ward that has ended on its papers, and offer it in no form', () => {
    expect(masters.place({ ward_code: 'W9', locality_code: null })).toBe('ପୁରୁଣା ୱାର୍ଡ');
    expect(masters.wards.map(({ code }) => code)).toEqual(['W1', 'W2']);
  });

  it('read a setting as text, so that no amount becomes a float', () => {
    expect(masters.setting('project.max_estimated_cost')).toBe('5000000');
    expect(masters.setting('unknown')).toBeNull();
  });
});
