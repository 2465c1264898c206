import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { documentQueries } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import { asApiError, type ApiError } from '~/lib/api-error';
import { useAuth, useSession } from '~/session/use-session';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import { useFormMirror } from '~/ui/form/use-form-mirror';
import { useSaveProject } from '../project.mutations';
import { projectQueries } from '../project.queries';
import {
  newProjectForm,
  projectSchema,
  textOfForm,
  toDraft,
  toForm,
  type ProjectForm,
} from '../project.schema';
import type { Project } from '../project.types';

interface ProjectFormOptions {
  readonly id: string;
  /** What is stored; `null` for a new project. */
  readonly project: Project | null;
  /** What was typed on this device before and is not stored yet. */
  readonly recovered: ProjectForm | null;
  readonly masters: MasterLookup;
}

/** A pointer into what the form does not show as a field of its own goes to the summary. */
export function fieldOfPath(path: string): string {
  if (path.startsWith('documents')) return 'root.documents';
  return path.endsWith('.id') || path === 'id' ? 'root.server' : path;
}

/** The refusal is what a save of ours left behind whose answer got lost. */
function isOwnDoing(error: ApiError, userName: string): boolean {
  const isMine = error.code === 'STALE_VERSION' && error.details['moved_by'] === userName;
  return isMine || error.fieldErrors.some(({ pointer }) => pointer === '/expected_version');
}

/**
 * Values, checks and saving of the form. What is typed is kept on this device until it is stored; a refused save
 * changes nothing of it, and one that was refused because the session had ended is made after the new sign-in.
 */
export function useProjectForm(options: ProjectFormOptions) {
  const { id, project, recovered, masters } = options;
  const { t } = useTranslation('projects');
  const { tenant, user } = useSession();
  const { isExpired } = useAuth();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutateAsync } = useSaveProject();
  const [version, setVersion] = useState(project?.workflow.version ?? null);
  const [conflict, setConflict] = useState<ApiError | null>(null);
  const [isRecovered, setIsRecovered] = useState(recovered !== null);
  /** The last save may have arrived although its answer did not. */
  const [isUncertain, setIsUncertain] = useState(false);
  const [isInterrupted, setIsInterrupted] = useState(false);
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const maxCost = masters.setting('project.max_estimated_cost');
  const schema = useMemo(() => projectSchema(id, today, maxCost), [id, today, maxCost]);
  const [stored] = useState(() => (project === null ? newProjectForm(today) : toForm(project)));
  const form = useAppForm<ProjectForm>(schema, recovered ?? stored);
  const storedText = useRef(textOfForm(stored));
  const mirror = useFormMirror({
    form,
    place: { userId: user.id, tenantId: tenant.id, paper: 'project', id },
    version: () => version,
    isStored: () => textOfForm(form.getValues()) === storedText.current,
  });

  const send = async (values: ProjectForm, expectedVersion: number | null) => {
    const files = client.getQueryData(
      documentQueries.ofPaper(tenant.id, { type: 'project', id }).queryKey,
    );
    const draft = toDraft(values, id, files ?? []);
    try {
      return await mutateAsync({ draft, expectedVersion });
    } catch (thrown) {
      if (!isUncertain || !isOwnDoing(asApiError(thrown), user.name)) throw thrown;
      // Our own lost answer, not another person: take up the version it made and go on.
      const present = await client.query({
        ...projectQueries.detail(tenant.id, id),
        staleTime: 0,
      });
      return mutateAsync({ draft, expectedVersion: present.workflow.version });
    }
  };

  const saveOver = async (values: ProjectForm, expectedVersion: number | null) => {
    try {
      const saved = await send(values, expectedVersion);
      setConflict(null);
      storedText.current = textOfForm(values);
      await mirror.renew();
      notifications.show({
        color: 'green',
        message: t(expectedVersion === null ? 'form.created' : 'form.saved', {
          number: saved.number,
        }),
      });
      await navigate({ to: '/projects/$projectId', params: { projectId: saved.id } });
    } catch (thrown) {
      const error = showServerErrors(form, thrown, fieldOfPath);
      void mirror.renew();
      if (error.retryable) setIsUncertain(true);
      setIsInterrupted(error.code === 'NOT_AUTHENTICATED');
      if (error.code !== 'STALE_VERSION' && error.code !== 'NOT_AUTHENTICATED') return;
      // The notice, or the question for the password, says it better than the summary could.
      form.clearErrors('root.server');
      if (error.code === 'STALE_VERSION') setConflict(error);
    }
  };

  const goOn = useEffectEvent(() => {
    setIsInterrupted(false);
    void form.handleSubmit((values) => saveOver(values, version))();
  });
  const wasExpired = useRef(false);
  useEffect(() => {
    if (!isExpired && wasExpired.current && isInterrupted) goOn();
    wasExpired.current = isExpired;
  }, [isInterrupted, isExpired]);

  return {
    form,
    today,
    maxCost,
    conflict,
    version,
    isKept: mirror.isKept,
    isUncertain,
    /** What was brought back is unsaved although nothing has been typed since. */
    isUnsaved: form.formState.isDirty || isRecovered,
    submit: (values: ProjectForm) => saveOver(values, version),
    keepMine: (theirVersion: number) => {
      setVersion(theirVersion);
      void form.handleSubmit((values) => saveOver(values, theirVersion))();
    },
    takeTheirs: (theirs: Project) => {
      setVersion(theirs.workflow.version);
      setConflict(null);
      setIsRecovered(false);
      const values = toForm(theirs);
      storedText.current = textOfForm(values);
      form.reset(values);
      void mirror.renew();
    },
  };
}
