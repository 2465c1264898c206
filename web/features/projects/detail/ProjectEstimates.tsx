import { Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Project } from '../project.types';

/** The estimates of a project, the newest first: the one that counts, and those that were rejected before it. */
export function ProjectEstimates({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  return (
    <Paper p="md">
      {project.estimates.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('estimates.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {project.estimates.map((estimate) => (
            <Group component="li" key={estimate.id} gap="sm" justify="space-between">
              <LinkText
                to="/estimates/$estimateId"
                params={{ estimateId: estimate.id }}
                fw={600}
                className="tabular"
              >
                {estimate.number ?? t('estimates:draft')}
              </LinkText>
              <MoneyText value={estimate.payable_total} fw={600} />
              <PaperState type="estimate" state={estimate.state} />
            </Group>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
