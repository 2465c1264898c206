import type { MasterLookup } from '~/features/masters';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareKind, Comparison } from '~/ui/compare/compare.types';
import type { ProjectFields, ProjectLink, ProjectTarget } from './project.types';

/** What is compared of a project: `get_project` and the content of a snapshot both have this shape. */
export interface ProjectContent extends ProjectFields {
  readonly parent: ProjectLink | null;
  readonly targets: readonly ProjectTarget[];
}

type Translate = (key: string) => string;
type Shown = string | number | null | undefined;

/** Two versions of a project, side by side, under the headings of its form. */
export function compareProjects(
  before: ProjectContent,
  after: ProjectContent,
  masters: MasterLookup,
  t: Translate,
): Comparison {
  const fact = (
    key: string,
    pick: (content: ProjectContent) => Shown,
    kind: CompareKind = 'text',
  ): CompareField => ({
    key,
    label: t(`projects:field.${key}`),
    kind,
    before: pick(before),
    after: pick(after),
  });
  const named = (key: keyof ProjectFields, list: Parameters<MasterLookup['name']>[0]) =>
    fact(key, (content) => masters.name(list, content[key] as string | null));
  return {
    sections: [
      {
        key: 'work',
        title: t('projects:section.work'),
        fields: [
          fact('name', ({ name }) => name),
          fact('description', ({ description }) => description),
          named('project_type_code', 'PROJECT_TYPE'),
          named('project_sub_type_code', 'PROJECT_SUB_TYPE'),
          named('nature_of_work_code', 'NATURE_OF_WORK'),
          named('department_code', 'DEPARTMENT'),
          fact('reference_number', (content) => content.reference_number),
          named('target_demography_code', 'TARGET_DEMOGRAPHY'),
        ],
      },
      {
        key: 'terms',
        title: t('projects:section.terms'),
        fields: [
          fact('estimated_cost', (content) => content.estimated_cost, 'money'),
          fact('proposed_on', (content) => content.proposed_on, 'date'),
          fact('starts_on', (content) => content.starts_on, 'date'),
          fact('ends_on', (content) => content.ends_on, 'date'),
          named('scheme_code', 'SCHEME'),
          named('entrustment_code', 'ENTRUSTMENT'),
          fact('parent_id', ({ parent }) => parent?.number),
        ],
      },
      {
        key: 'place',
        title: t('projects:section.place'),
        fields: [
          fact('ward_code', (content) => masters.boundaryName(content.ward_code)),
          fact('locality_code', (content) => masters.boundaryName(content.locality_code)),
          fact('door_number', (content) => content.door_number),
          fact('street', ({ street }) => street),
          fact('landmark', ({ landmark }) => landmark),
          fact('pincode', ({ pincode }) => pincode),
          fact('latitude', ({ latitude }) => latitude),
          fact('longitude', ({ longitude }) => longitude),
        ],
      },
      {
        key: 'targets',
        title: t('projects:section.targets'),
        rows: compareRows(before.targets, after.targets, {
          id: ({ id }) => id,
          alias: (target) => target.beneficiary_type_code,
          title: (target) => masters.name('BENEFICIARY_TYPE', target.beneficiary_type_code),
          fields: (old, fresh) =>
            (['baseline', 'target', 'total'] as const).map((key) => ({
              key,
              label: t(`projects:field.${key}`),
              kind: 'quantity' as const,
              before: old?.[key],
              after: fresh?.[key],
            })),
        }),
      },
    ],
  };
}
