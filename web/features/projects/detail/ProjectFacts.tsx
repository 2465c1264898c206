import { Anchor, Paper, Text, Title } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Project } from '../project.types';
import { PlaceMap } from './PlaceMap';

interface ProjectFactsProps {
  readonly project: Project;
  readonly masters: MasterLookup;
}

/** What was entered, under the headings of the form. */
export function ProjectFacts({ project, masters }: ProjectFactsProps) {
  const { t } = useTranslation('projects');
  const nameOf = useLocalName();
  const named = (list: Parameters<MasterLookup['name']>[0], code: string | null) =>
    masters.name(list, code);
  return (
    <>
      <Facts
        title={t('section.work')}
        items={[
          {
            label: t('field.description'),
            isWide: true,
            value: <Text style={{ whiteSpace: 'pre-line' }}>{project.description}</Text>,
          },
          {
            label: t('field.project_type_code'),
            value: named('PROJECT_TYPE', project.project_type_code),
          },
          {
            label: t('field.project_sub_type_code'),
            value: named('PROJECT_SUB_TYPE', project.project_sub_type_code),
          },
          {
            label: t('field.nature_of_work_code'),
            value: named('NATURE_OF_WORK', project.nature_of_work_code),
          },
          {
            label: t('field.department_code'),
            value: named('DEPARTMENT', project.department_code),
          },
          { label: t('field.reference_number'), value: project.reference_number },
          {
            label: t('field.target_demography_code'),
            value: named('TARGET_DEMOGRAPHY', project.target_demography_code),
          },
        ]}
      />
      <Facts
        title={t('section.terms')}
        items={[
          {
            label: t('field.estimated_cost'),
            value: <MoneyText value={project.estimated_cost} fw={600} />,
          },
          { label: t('field.proposed_on'), value: <DateText value={project.proposed_on} /> },
          { label: t('field.starts_on'), value: <DateText value={project.starts_on} /> },
          { label: t('field.ends_on'), value: <DateText value={project.ends_on} /> },
          { label: t('field.scheme_code'), value: named('SCHEME', project.scheme_code) },
          {
            label: t('field.entrustment_code'),
            value: named('ENTRUSTMENT', project.entrustment_code),
          },
          {
            label: t('field.budget_head_id'),
            value:
              project.budget_head === null || project.budget_head === undefined
                ? null
                : [
                    project.budget_head.financial_year,
                    project.budget_head.code,
                    nameOf(project.budget_head),
                  ].join(' · '),
          },
          {
            label: t('field.parent_id'),
            value:
              project.parent === null ? null : (
                <LinkText to="/projects/$projectId" params={{ projectId: project.parent.id }}>
                  {`${project.parent.number} · ${project.parent.name}`}
                </LinkText>
              ),
          },
          {
            label: t('field.is_task_enabled'),
            value: t(project.is_task_enabled ? 'yes' : 'no'),
          },
        ]}
      />
      <Facts
        title={t('section.place')}
        items={[
          { label: t('field.ward_code'), value: masters.boundaryName(project.ward_code) },
          { label: t('field.locality_code'), value: masters.boundaryName(project.locality_code) },
          { label: t('detail.address'), value: addressOf(project) },
          { label: t('field.pincode'), value: project.pincode },
          {
            label: t('detail.position'),
            value: positionOf(project) === null ? null : <Position project={project} />,
          },
        ]}
      >
        {positionOf(project) === null ? null : <PlaceMap project={project} masters={masters} />}
      </Facts>
    </>
  );
}

type FactsProps = {
  readonly title: string;
  readonly children?: ReactNode;
} & Parameters<typeof KeyValueGrid>[0];

function Facts({ title, items, children }: FactsProps) {
  return (
    <Paper component="section" p="md" mb="md" aria-label={title}>
      <Title order={2} fz="md" mb="sm">
        {title}
      </Title>
      <KeyValueGrid items={items} />
      {children}
    </Paper>
  );
}

function addressOf({ door_number, street, landmark }: Project): string {
  return [door_number, street, landmark].filter((part) => part !== null && part !== '').join(', ');
}

function positionOf({ latitude, longitude }: Project): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}

/** The coordinates; a touch opens them in the map application of the device. */
function Position({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { location_accuracy: accuracy } = project;
  const position = positionOf(project) ?? '';
  return (
    <Anchor href={`geo:${position.replace(' ', '')}`} className="tabular" inherit>
      <IconMapPin size={14} aria-hidden /> {position}
      {accuracy === null ? null : ` (${t('detail.accuracy', { metres: String(accuracy) })})`}
    </Anchor>
  );
}
