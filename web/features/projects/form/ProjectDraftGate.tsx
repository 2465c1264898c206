import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import { formMirror } from '~/lib/form-mirror';
import { isRecord } from '~/lib/json';
import { useSession } from '~/session/use-session';
import { RecoveryView, RestoredNotice } from '~/ui/form/RecoveryView';
import { useMirrored } from '~/ui/form/use-form-mirror';
import { Redirect } from '~/ui/Redirect';
import { projectQueries } from '../project.queries';
import { textOfForm, toForm, type ProjectForm } from '../project.schema';
import type { Project } from '../project.types';
import { Differences } from './Differences';

interface ProjectDraftGateProps {
  readonly id: string;
  /** What is stored; `null` for a new project. */
  readonly project: Project | null;
  readonly masters: MasterLookup;
  /** Whether the details can be changed at all. */
  readonly isOpen: boolean;
  readonly skeleton: ReactNode;
  /** Shown where the project is closed and nothing of it waits on this device. */
  readonly closed: ReactNode;
  /** The form, filled with what was typed before, or with what is stored. */
  readonly children: (recovered: ProjectForm | null) => ReactNode;
}

const KEEP_DAYS = 30;

/** Before the form opens: work that never reached the server is offered, and nothing is overwritten unasked. */
export function ProjectDraftGate(props: ProjectDraftGateProps) {
  const { id, project, masters, isOpen } = props;
  const { user, tenant } = useSession();
  const { stateName } = useWorkflowNames();
  const [choice, setChoice] = useState<'mine' | 'stored' | null>(null);
  const place = { userId: user.id, tenantId: tenant.id, paper: 'project', id };
  const found = useMirrored<unknown>(
    place,
    Number(masters.setting('editing.keep_days') ?? KEEP_DAYS),
  );
  const mine = found && isForm(found.values) ? found.values : null;
  // A save whose answer was lost may have made the project that this device still thinks of as new.
  const query = useQuery({
    ...projectQueries.stored(tenant.id, id),
    enabled: project === null && mine !== null,
  });
  const stored = project === null ? null : toForm(project);
  const isUnsaved = mine !== null && (stored === null || textOfForm(mine) !== textOfForm(stored));

  const isLeftOver = found !== undefined && found !== null && !isUnsaved && choice === null;
  const { userId, tenantId, paper } = place;
  useEffect(() => {
    // The server had it already when the page was closed; only the answer came too late.
    if (isLeftOver) void formMirror.remove({ userId, tenantId, paper, id });
  }, [isLeftOver, userId, tenantId, paper, id]);

  if (found === undefined) return props.skeleton;
  const drop = () => {
    void formMirror.remove(place);
    setChoice('stored');
  };
  if (found === null || !isUnsaved || choice === 'stored') {
    return isOpen ? <div key="stored">{props.children(null)}</div> : props.closed;
  }
  if (project === null) {
    if (query.isPending && query.fetchStatus === 'fetching') return props.skeleton;
    if (query.data) {
      return <Redirect to="/projects/$projectId/edit" params={{ projectId: id }} />;
    }
    return (
      <div key="mine">
        <RestoredNotice at={found.at} onStartAfresh={drop} />
        {props.children(mine)}
      </div>
    );
  }
  if (choice === 'mine') return <div key="mine">{props.children(mine)}</div>;
  const { moved_by_name: name, updated_at: at, version } = project.workflow;
  return (
    <RecoveryView
      at={found.at}
      movedBy={found.version === version || name === null ? null : { name, at }}
      closedAs={isOpen ? null : stateName('project', project.state)}
      comparison={<Differences theirs={project} mine={mine} masters={masters} />}
      onTakeMine={() => setChoice('mine')}
      onTakeStored={drop}
    />
  );
}

/** What an older release of the app kept may have another shape: it cannot be put into this form. */
function isForm(values: unknown): values is ProjectForm {
  return isRecord(values) && typeof values['name'] === 'string' && Array.isArray(values['targets']);
}
