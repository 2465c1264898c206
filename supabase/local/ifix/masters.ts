import { createHash } from 'node:crypto';

import { Faults } from './faults.ts';
import { CHART, GOVERNMENTS } from './chart.ts';

export type Json = Record<string, unknown>;
export type MasterRecord = { kind: string; value: Json };

/** What is created and searched beside events, and the fields that searches of it know. */
export const KINDS: Readonly<
  Record<string, { path: string; body: string; searchBy: readonly string[] }>
> = {
  chartOfAccount: {
    path: '/ifix-master-data/chartOfAccount/v1',
    body: 'chartOfAccount',
    searchBy: ['majorHead', 'subMajorHead', 'minorHead', 'subHead', 'groupHead', 'objectHead'],
  },
  government: { path: '/ifix-master-data/government/v1', body: 'government', searchBy: [] },
  hierarchyLevel: {
    path: '/departmentEntity/hierarchyLevel/v1',
    body: 'departmentHierarchyLevel',
    searchBy: ['departmentId', 'level', 'label'],
  },
  departmentEntity: {
    path: '/departmentEntity/v1',
    body: 'departmentEntity',
    searchBy: ['departmentId', 'code', 'name', 'hierarchyLevel'],
  },
  department: {
    path: '/adapter-master-data/department/v1',
    body: 'department',
    searchBy: ['code', 'name'],
  },
  expenditure: {
    path: '/adapter-master-data/expenditure/v1',
    body: 'expenditure',
    searchBy: ['code', 'name'],
  },
  project: { path: '/adapter-master-data/project/v1', body: 'project', searchBy: ['code', 'name'] },
};

const HEADS = [
  ['majorHead', 'MAJOR_HEAD', 4],
  ['subMajorHead', 'SUB_MAJOR_HEAD', 2],
  ['minorHead', 'MINOR_HEAD', 3],
  ['subHead', 'SUB_HEAD', 2],
  ['groupHead', 'GROUP_HEAD', 2],
  ['objectHead', 'OBJECT_HEAD', 2],
] as const;

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

/** Governments, charts of account and what departments are made of. */
export class Masters {
  readonly #records: MasterRecord[] = [
    ...GOVERNMENTS.map((value) => ({ kind: 'government', value: { ...value } })),
    ...CHART.map((chart) => ({ kind: 'chartOfAccount', value: coa({ ...chart }) })),
  ];

  add(record: MasterRecord): void {
    this.#records.push(record);
  }

  hasTenant(id: string): boolean {
    return this.#of('government').some((value) => value['id'] === id);
  }

  coaOf(tenantId: string, coaCode: string): Json | undefined {
    return this.#of('chartOfAccount').find(
      (value) => value['tenantId'] === tenantId && value['coaCode'] === coaCode,
    );
  }

  search(kind: string, criteria: Json): Json[] {
    const ids = criteria['Ids'] ?? criteria['ids'];
    const coaCodes = criteria['coaCodes'];
    return this.#of(kind)
      .filter(
        (value) =>
          (isBlank(criteria['tenantId']) ||
            value['tenantId'] === criteria['tenantId'] ||
            (kind === 'government' && value['id'] === criteria['tenantId'])) &&
          (!Array.isArray(ids) || ids.length === 0 || ids.includes(value['id'])) &&
          (!Array.isArray(coaCodes) ||
            coaCodes.length === 0 ||
            coaCodes.includes(value['coaCode'])) &&
          (KINDS[kind]?.searchBy ?? []).every(
            (name) => criteria[name] === undefined || value[name] === criteria[name],
          ),
      )
      .map((value) => (kind === 'departmentEntity' ? this.#withAncestry(value) : value));
  }

  /** The record to keep, or all faults of it at once. */
  check(kind: string, given: Json): MasterRecord {
    const faults = new Faults();
    if (kind === 'government') {
      if (isBlank(given['id']) || this.hasTenant(String(given['id'])))
        faults.add('GOVERNMENT_ID', 'The id is blank or taken');
      if (isBlank(given['name'])) faults.add('GOVERNMENT_NAME', 'The name is blank');
      faults.raise();
      return { kind, value: given };
    }
    if (isBlank(given['tenantId']) || !this.hasTenant(String(given['tenantId'])))
      faults.add('TENANT_ID', 'The tenant is blank or not known');
    this.#checkKind(kind, given, faults);
    faults.raise();
    if (kind === 'chartOfAccount') return { kind, value: coa(given) };
    const level = kind === 'hierarchyLevel' ? { level: this.#levelOf(given) } : {};
    return { kind, value: { ...given, ...level, id: idOf(kind, given) } };
  }

  #checkKind(kind: string, given: Json, faults: Faults): void {
    const need = (name: string, code: string): void => {
      if (isBlank(given[name])) faults.add(code, `${name} is blank`);
    };
    switch (kind) {
      case 'chartOfAccount': {
        for (const [name, code, length] of HEADS) {
          if (isBlank(given[name])) faults.add(code, `${name} is blank`);
          else if (String(given[name]).length !== length)
            faults.add(`${code}_CODE_LENGTH`, `${name} has ${length} characters`);
        }
        const code = coaCodeOf(given);
        if (this.coaOf(String(given['tenantId']), code) !== undefined)
          faults.add('DUPLICATE_COA_CODE', `${code} is there already`);
        return;
      }
      case 'hierarchyLevel':
        need('label', 'DEPARTMENT_LABEL');
        {
          need('departmentId', 'DEPARTMENT_ID');
          return;
        }
      case 'departmentEntity':
        need('code', 'DEPARTMENT_ENTITY_CODE');
        need('name', 'DEPARTMENT_ENTITY_NAME');
        if (typeof given['hierarchyLevel'] !== 'number')
          faults.add('DEPARTMENT_HIERARCHY_ID', 'hierarchyLevel is missing');
        return;
      case 'project': {
        need('code', 'PROJECT_CODE');
        need('name', 'PROJECT_NAME');
        if (!this.#has('expenditure', given['expenditureId']))
          faults.add('EXPENDITURE_ID', 'The expenditure is not known');
        const entities = (given['departmentEntityIds'] as unknown[] | undefined) ?? [];
        if (entities.some((id) => !this.#has('departmentEntity', id)))
          faults.add('DEPARTMENT_ENTITY_ID', 'A department entity is not known');
        return;
      }
    }
  }

  #levelOf(given: Json): number {
    const parent = this.#of('hierarchyLevel').find((value) => value['id'] === given['parent']);
    return parent === undefined ? 0 : Number(parent['level']) + 1;
  }

  #withAncestry(entity: Json): Json {
    const ancestry: Json[] = [];
    let current: Json | undefined = entity;
    while (current !== undefined && ancestry.length < 20) {
      ancestry.unshift(current);
      const id: unknown = current['id'];
      current = this.#of('departmentEntity').find((value) =>
        ((value['children'] as unknown[] | undefined) ?? []).includes(id),
      );
    }
    return { ...entity, ancestry };
  }

  #has(kind: string, id: unknown): boolean {
    return this.#of(kind).some((value) => value['id'] === id);
  }

  #of(kind: string): Json[] {
    return this.#records.filter((record) => record.kind === kind).map(({ value }) => value);
  }
}

const coaCodeOf = (given: Json): string =>
  HEADS.map(([name]) => (typeof given[name] === 'string' ? given[name] : '')).join('-');

const coa = (given: Json): Json => ({
  ...given,
  coaCode: coaCodeOf(given),
  id: idOf('chartOfAccount', { ...given, coaCode: coaCodeOf(given) }),
});

/** An id that a restart gives again: it is made of what the record is. */
function idOf(kind: string, value: Json): string {
  const hex = createHash('sha256')
    .update(`${kind}\n${JSON.stringify(value)}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
