import { Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { EstimateProject } from '../estimate.types';

/** The project that is estimated, in one strip above the form. */
export function ProjectStrip({ project }: { readonly project: EstimateProject }) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  return (
    <Paper p="md" mb="md" component="section" aria-label={t('common:noun.project')}>
      <KeyValueGrid
        items={[
          {
            label: t('common:noun.project'),
            value: (
              <LinkText to="/projects/$projectId" params={{ projectId: project.id }}>
                {project.number ?? project.name}
              </LinkText>
            ),
          },
          { label: t('project.name'), value: project.name },
          { label: t('project.place'), value: masters.place(project) },
          { label: t('project.cost'), value: <MoneyText value={project.estimated_cost} /> },
          { label: t('project.proposedOn'), value: <DateText value={project.proposed_on} /> },
          {
            label: t('project.type'),
            value: masters.name('PROJECT_TYPE', project.project_type_code),
            isWide: true,
          },
          { label: t('project.description'), value: project.description, isWide: true },
        ]}
      />
    </Paper>
  );
}
