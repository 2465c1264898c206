import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import type { Estimate } from '../estimate.types';

/** What is known of an estimate beside its figures. */
export function EstimateFacts({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  const { project } = estimate;
  return (
    <Paper component="section" p="md" aria-labelledby="facts-title">
      <Title order={2} fz="md" mb="sm" id="facts-title">
        {t('facts')}
      </Title>
      <KeyValueGrid
        items={[
          {
            label: t('common:noun.project'),
            value: (
              <LinkText to="/projects/$projectId" params={{ projectId: project.id }}>
                {[project.number, project.name].filter(Boolean).join(' · ')}
              </LinkText>
            ),
            isWide: true,
          },
          {
            label: t('project.type'),
            value: masters.name('PROJECT_TYPE', project.project_type_code),
            isWide: true,
          },
          {
            label: t('field.department'),
            value: masters.name('DEPARTMENT', estimate.executing_department_code),
          },
          { label: t('field.reference'), value: estimate.reference_number },
          { label: t('field.proposedOn'), value: <DateText value={estimate.proposed_on} /> },
          { label: t('field.ratesOn'), value: <DateText value={estimate.rates_on} /> },
          ...(estimate.description === null
            ? []
            : [{ label: t('field.description'), value: estimate.description, isWide: true }]),
        ]}
      />
    </Paper>
  );
}
