import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useCan, useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { Redirect } from '~/ui/Redirect';
import { ProjectEditor } from './form/ProjectEditor';
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
  // Made here, so that files can be attached and a repeated save creates one project.
  const [id] = useState(() => crypto.randomUUID());
  return <FormOf id={id} project={null} />;
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
  if (project !== null && !editing(project).isOpen) {
    return <Redirect to="/projects/$projectId" params={{ projectId: id }} />;
  }
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
        {() => <ProjectEditor id={id} project={project} masters={masters} />}
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
