import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PaperFiles } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { PaperActions, PaperHistory, PaperState } from '~/features/workflow';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import classes from './detail/detail.module.css';
import { HeaderActions } from './detail/HeaderActions';
import { ProjectChain } from './detail/ProjectChain';
import { ProjectFacts } from './detail/ProjectFacts';
import { RelatedProjects } from './detail/RelatedProjects';
import { TargetsTable } from './detail/TargetsTable';
import { projectQueries } from './project.queries';
import type { Project } from './project.types';

/** A project with everything on it, and what can be done with it. */
export function ProjectDetailPage() {
  const { projectId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(projectQueries.detail(tenant.id, projectId));
  if (query.data === undefined && query.isError && asApiError(query.error).status === 404) {
    return <ErrorPage kind="missing" />;
  }
  return (
    <QueryBoundary query={query} skeleton={<DetailSkeleton />}>
      {(project) => <Detail project={project} />}
    </QueryBoundary>
  );
}

function Detail({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { masters } = useMasters();
  useRememberOpened({
    type: 'project',
    id: project.id,
    number: project.number,
    title: project.name,
    href: `/projects/${project.id}`,
  });
  const paper = { type: 'project', id: project.id };
  return (
    <>
      <PageHeader
        title={project.name}
        number={project.number}
        badges={<PaperState type="project" state={project.state} />}
        crumbs={[
          { label: t('common:nav.projects'), link: { to: '/projects' } },
          { label: project.number },
        ]}
        meta={
          <>
            <Text span size="sm">
              {masters.place(project)}
            </Text>
            <MoneyText value={project.estimated_cost} size="sm" />
            <Text span size="sm">
              {t('detail.createdBy', { name: project.created_by_name })}{' '}
              <DateText value={project.created_at} size="sm" />
            </Text>
          </>
        }
        actions={<HeaderActions project={project} />}
      />
      <ProjectChain project={project} />
      <div className={classes.columns}>
        <div>
          <ProjectFacts project={project} masters={masters} />
          <TargetsTable project={project} masters={masters} />
          <RelatedProjects project={project} />
          <Documents
            project={project}
            kindName={(code) => masters.documentKindName('project', code)}
          />
        </div>
        <Stack gap="md" component="aside" aria-label={t('detail.rail')}>
          <PaperActions paper={paper} version={project.workflow.version} />
          <Paper component="section" p="md" aria-label={t('workflow:history.title')}>
            <Title order={2} fz="md" mb="sm">
              {t('workflow:history.title')}
            </Title>
            <PaperHistory type="project" history={project.history} documents={project.documents} />
          </Paper>
        </Stack>
      </div>
    </>
  );
}

interface DocumentsProps {
  readonly project: Project;
  readonly kindName: (code: string) => string;
}

function Documents({ project, kindName }: DocumentsProps) {
  const { t } = useTranslation('projects');
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('section.documents')}>
      <Title order={2} fz="md" mb="xs">
        {t('section.documents')}
      </Title>
      {project.documents.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('documents:none')}
        </Text>
      ) : (
        <PaperFiles documents={project.documents} kindName={kindName} />
      )}
    </Paper>
  );
}

function DetailSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton height={28} width="55%" />
      <Skeleton height={44} />
      <Skeleton height={220} radius="md" />
      <Skeleton height={160} radius="md" />
    </Stack>
  );
}
