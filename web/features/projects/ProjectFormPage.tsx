import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useCan, useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { Redirect } from '~/ui/Redirect';
import { ProjectDraftGate } from './form/ProjectDraftGate';
import { ProjectEditor } from './form/ProjectEditor';
import { UnfinishedProjects } from './form/UnfinishedProjects';
import { CREATE_PROJECT, editing } from './project.permissions';
import { projectQueries } from './project.queries';
import type { Project } from './project.types';

/** Creates a project, or changes one whose details are still open. */
export function ProjectFormPage() {
  const { projectId } = useParams({ strict: false });
  const mayCreate = useCan(CREATE_PROJECT);
  if (!mayCreate) return <ErrorPage kind="forbidden" />;
  return projectId === undefined ? <NewProject /> : <EditProject id={projectId} />;
}

function NewProject() {
  const { draft } = useSearch({ strict: false });
  const navigate = useNavigate();
  // Made here, so that files can be attached and a repeated save creates one project; kept in the address, so that
  // a reload finds what was typed.
  const [fresh] = useState(() => crypto.randomUUID());
  const id = draft ?? fresh;
  useEffect(() => {
    if (draft === undefined) void navigate({ to: '.', search: { draft: fresh }, replace: true });
  }, [draft, fresh, navigate]);
  return <FormOf key={id} id={id} project={null} />;
}

function EditProject({ id }: { readonly id: string }) {
  const { tenant } = useSession();
  const query = useQuery(projectQueries.detail(tenant.id, id));
  return (
    <QueryBoundary query={query} skeleton={<FormSkeleton />}>
      {(project) => <FormOf id={id} project={project} />}
    </QueryBoundary>
  );
}

interface FormOfProps {
  readonly id: string;
  readonly project: Project | null;
}

function FormOf({ id, project: newest }: FormOfProps) {
  const { t } = useTranslation('projects');
  // Later answers of the server do not touch what is being typed: a save tells of them.
  const [project] = useState(newest);
  const { masters, query } = useMasters();
  const isOpen = project === null || editing(project).isOpen;
  const title = t(project === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={project?.number ?? null}
        crumbs={[
          { label: t('common:nav.projects'), link: { to: '/projects' } },
          ...(project === null
            ? []
            : [
                {
                  label: project.number,
                  link: { to: '/projects/$projectId' as const, params: { projectId: id } },
                },
              ]),
          { label: title },
        ]}
      />
      <QueryBoundary query={query} skeleton={<FormSkeleton />}>
        {() => (
          <>
            {project === null ? <UnfinishedProjects exceptId={id} /> : null}
            <ProjectDraftGate
              {...{ id, project, masters, isOpen }}
              skeleton={<FormSkeleton />}
              closed={<Redirect to="/projects/$projectId" params={{ projectId: id }} />}
            >
              {(recovered) => <ProjectEditor {...{ id, project, masters, recovered }} />}
            </ProjectDraftGate>
          </>
        )}
      </QueryBoundary>
    </>
  );
}

function FormSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      {[280, 260, 240].map((height) => (
        <Skeleton key={height} height={height} radius="md" />
      ))}
    </Stack>
  );
}
