import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MasterLookup } from '~/features/masters';
import { RecoveryGate, type RecoveryGateProps } from '~/features/workflow';
import { isRecord } from '~/lib/json';
import { useSession } from '~/session/use-session';
import { Redirect } from '~/ui/Redirect';
import { projectQueries } from '../project.queries';
import { textOfForm, toForm, type ProjectForm } from '../project.schema';
import type { Project } from '../project.types';
import { Differences } from './Differences';

interface ProjectDraftGateProps extends Pick<
  RecoveryGateProps<ProjectForm>,
  'isOpen' | 'skeleton' | 'closed' | 'children'
> {
  readonly id: string;
  /** What is stored; `null` for a new project. */
  readonly project: Project | null;
  readonly masters: MasterLookup;
}

/** The way into the form of a project: what this device kept of it is offered first. */
export function ProjectDraftGate({
  id,
  project,
  masters,
  children,
  ...page
}: ProjectDraftGateProps) {
  return (
    <RecoveryGate
      {...page}
      paper={{ type: 'project', id }}
      facts={project?.workflow ?? null}
      masters={masters}
      read={(kept) => (isForm(kept) ? kept : null)}
      isStored={(mine) => project !== null && textOfForm(mine) === textOfForm(toForm(project))}
      compare={(mine) =>
        project === null ? null : <Differences theirs={project} mine={mine} masters={masters} />
      }
    >
      {(recovered) =>
        project === null && recovered !== null ? (
          <UnlessStored id={id} skeleton={page.skeleton}>
            {children(recovered)}
          </UnlessStored>
        ) : (
          children(recovered)
        )
      }
    </RecoveryGate>
  );
}

interface UnlessStoredProps {
  readonly id: string;
  readonly skeleton: ReactNode;
  readonly children: ReactNode;
}

/** A save whose answer was lost may have made the project that this device still thinks of as new. */
function UnlessStored({ id, skeleton, children }: UnlessStoredProps) {
  const { tenant } = useSession();
  const query = useQuery(projectQueries.stored(tenant.id, id));
  if (query.isPending && query.fetchStatus === 'fetching') return skeleton;
  if (!query.data) return children;
  return <Redirect to="/projects/$projectId/edit" params={{ projectId: id }} />;
}

/** What an older release of the app kept may have another shape: it cannot be put into this form. */
function isForm(values: unknown): values is ProjectForm {
  return isRecord(values) && typeof values['name'] === 'string' && Array.isArray(values['targets']);
}
