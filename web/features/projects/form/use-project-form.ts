import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { documentQueries } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import type { ApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveProject } from '../project.mutations';
import {
  newProjectForm,
  projectSchema,
  toDraft,
  toForm,
  type ProjectForm,
} from '../project.schema';
import type { Project } from '../project.types';

/** A pointer into what the form does not show as a field of its own goes to the summary. */
export function fieldOfPath(path: string): string {
  if (path.startsWith('documents')) return 'root.documents';
  return path.endsWith('.id') || path === 'id' ? 'root.server' : path;
}

/** Values, checks and saving of the form. A refused save changes nothing that was typed. */
export function useProjectForm(id: string, project: Project | null, masters: MasterLookup) {
  const { t } = useTranslation('projects');
  const { tenant } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutateAsync } = useSaveProject();
  const [version, setVersion] = useState(project?.workflow.version ?? null);
  const [conflict, setConflict] = useState<ApiError | null>(null);
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const maxCost = masters.setting('project.max_estimated_cost');
  const schema = useMemo(() => projectSchema(id, today, maxCost), [id, today, maxCost]);
  const form = useAppForm<ProjectForm>(
    schema,
    project === null ? newProjectForm(today) : toForm(project),
  );

  const saveOver = async (values: ProjectForm, expectedVersion: number | null) => {
    const stored = client.getQueryData(
      documentQueries.ofPaper(tenant.id, { type: 'project', id }).queryKey,
    );
    try {
      const saved = await mutateAsync({
        draft: toDraft(values, id, stored ?? []),
        expectedVersion,
      });
      setConflict(null);
      notifications.show({
        color: 'green',
        message: t(expectedVersion === null ? 'form.created' : 'form.saved', {
          number: saved.number,
        }),
      });
      await navigate({ to: '/projects/$projectId', params: { projectId: saved.id } });
    } catch (thrown) {
      const error = showServerErrors(form, thrown, fieldOfPath);
      if (error.code !== 'STALE_VERSION') return;
      // The notice says it better than the summary could.
      form.clearErrors('root.server');
      setConflict(error);
    }
  };

  return {
    form,
    today,
    maxCost,
    conflict,
    submit: (values: ProjectForm) => saveOver(values, version),
    keepMine: (theirVersion: number) => {
      setVersion(theirVersion);
      void form.handleSubmit((values) => saveOver(values, theirVersion))();
    },
    takeTheirs: (theirs: Project) => {
      setVersion(theirs.workflow.version);
      setConflict(null);
      form.reset(toForm(theirs));
    },
  };
}
