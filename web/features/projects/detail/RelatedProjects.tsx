import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import type { Project } from '../project.types';

/** The projects under this one; nothing when there are none. */
export function RelatedProjects({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  if (project.children.length === 0) return null;
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('detail.children')}>
      <Title order={2} fz="md" mb="xs">
        {t('detail.children')}
      </Title>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {project.children.map((child) => (
          <Group component="li" key={child.id} gap="sm" py={4}>
            <LinkText
              to="/projects/$projectId"
              params={{ projectId: child.id }}
              size="sm"
              fw={600}
              className="tabular"
            >
              {child.number}
            </LinkText>
            <Text size="sm" flex="1 1 160px">
              {child.name}
            </Text>
            <PaperState type="project" state={child.state} size="sm" />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
