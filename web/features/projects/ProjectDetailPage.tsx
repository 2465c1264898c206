import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperPage, usePaperTabs, type PaperTab } from '~/features/workflow';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { HeaderActions } from './detail/HeaderActions';
import { ProjectEstimates } from './detail/ProjectEstimates';
import { ProjectFacts } from './detail/ProjectFacts';
import { RelatedProjects } from './detail/RelatedProjects';
import { TargetsTable } from './detail/TargetsTable';
import { useProjectChain } from './detail/use-project-chain';
import { projectQueries } from './project.queries';
import type { Project } from './project.types';
import { useProjectComparer } from './use-project-comparer';

interface ProjectDetailPageProps {
  /** What later links of the chain show of a project, before the tabs that every paper has. */
  readonly useMoreTabs?: (projectId: string, isPast: boolean) => readonly PaperTab[];
}

const noTabs = (): readonly PaperTab[] => [];

/** A project with everything on it, and what can be done with it. */
export function ProjectDetailPage({ useMoreTabs = noTabs }: ProjectDetailPageProps) {
  const { projectId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(projectQueries.detail(tenant.id, projectId));
  if (query.data === undefined && query.isError && asApiError(query.error).status === 404) {
    return <ErrorPage kind="missing" />;
  }
  return (
    <QueryBoundary query={query} skeleton={<DetailSkeleton />}>
      {(project) => <Detail project={project} useMoreTabs={useMoreTabs} />}
    </QueryBoundary>
  );
}

interface DetailProps extends Required<ProjectDetailPageProps> {
  readonly project: Project;
}

function Detail({ project, useMoreTabs }: DetailProps) {
  const { t } = useTranslation('projects');
  const search = useSearch({ strict: false });
  const { masters } = useMasters();
  const steps = useProjectChain(project);
  const compare = useProjectComparer();
  const common = usePaperTabs({ type: 'project', paper: project, search, compare });
  // A proposal comes before the sanction of the estimate.
  const isSanctioned = project.estimates.some(({ application_status: s }) => s === 'ACTIVE');
  const more = useMoreTabs(project.id, isSanctioned || project.workflow.is_terminal);
  useRememberOpened({
    type: 'project',
    id: project.id,
    number: project.number,
    title: project.name,
    href: `/projects/${project.id}`,
  });
  return (
    <PaperPage
      type="project"
      paper={project}
      search={search}
      title={project.name}
      crumbs={[{ label: t('common:nav.projects'), link: { to: '/projects' } }]}
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
      headerActions={<HeaderActions project={project} />}
      steps={steps}
      tabs={[
        {
          value: 'facts',
          label: t('tab.facts'),
          isPrinted: true,
          content: (
            <div>
              <ProjectFacts project={project} masters={masters} />
              <TargetsTable project={project} masters={masters} />
              <RelatedProjects project={project} />
            </div>
          ),
        },
        {
          value: 'estimates',
          label: t('tab.estimates', { count: project.estimates.length }),
          content: <ProjectEstimates project={project} />,
        },
        ...more,
        ...common,
      ]}
    />
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
