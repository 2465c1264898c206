import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localName, type Named } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { workflowQueries } from './workflow.queries';
import type { StatusTone } from '~/ui/StatusBadge';
import type { NamedState, WorkflowService } from './workflow.types';

type Translate = (key: string) => string;

function toneOf(state: NamedState, isReturn: boolean): StatusTone {
  if (state.is_terminal) return state.application_status === 'INACTIVE' ? 'bad' : 'good';
  if (!state.is_updatable) return 'waiting';
  return isReturn ? 'returned' : 'draft';
}

/** The names that workflows give to states and actions, in one language. */
export function createWorkflowNames(
  services: readonly WorkflowService[],
  language: string,
  t: Translate,
  exists: (key: string) => boolean,
) {
  // The nearest tenant's newest word counts: longer ids and later versions come later and overwrite.
  const inOrder = [...services].sort(
    (a, b) => a.tenant_id.length - b.tenant_id.length || a.version - b.version,
  );
  const states = new Map<string, NamedState>();
  const actions = new Map<string, Named>();
  const returns = new Set<string>();
  for (const service of inOrder) {
    const type = service.document_type;
    for (const state of service.workflow_states) states.set(`${type} ${state.code}`, state);
    for (const action of service.workflow_actions) {
      actions.set(`${type} ${action.code}`, action);
      if (action.kind === 'BACK') returns.add(action.next_state_id);
    }
  }

  const wordOf = (row: Named | undefined, key: string, code: string): string => {
    if (row !== undefined) {
      const own = localName(row, language);
      // A tenant that gave no name in this language still gets ours, where we have one.
      if (language === 'en' || own !== row.name) return own;
    }
    return exists(key) ? t(key) : (row?.name ?? code);
  };

  const stateName = (type: string, code: string) =>
    wordOf(states.get(`${type} ${code}`), `workflow:states.${code}`, code);

  return {
    stateName,
    /** What a state means, by what its workflow says of it; `undefined` while that is not known. */
    stateTone: (type: string, code: string) => {
      const state = states.get(`${type} ${code}`);
      return state === undefined ? undefined : toneOf(state, returns.has(state.id));
    },
    actionName: (type: string, code: string) =>
      wordOf(actions.get(`${type} ${code}`), `workflow:actions.${code}`, code),
    /** What happened: our past tense, else the name of the action. */
    doneName: (type: string, code: string) => {
      const key = `workflow:done.${code}`;
      return exists(key) ? t(key) : wordOf(actions.get(`${type} ${code}`), key, code);
    },
    /** Who did it, by name; what the engine did by itself has a word instead of a name. */
    actorName: (name: string) => (name === 'SYSTEM' ? t('workflow:system') : name),
    /** The states of these types as choices of a filter, each code once, in the order of the flow. */
    stateChoices: (...types: string[]) => {
      const choices = new Map<string, { code: string; name: string; ordinal: number }>();
      for (const [key, { code, ordinal, is_start: isStart }] of states) {
        const type = key.split(' ')[0] ?? '';
        if (isStart || !types.includes(type) || choices.has(code)) continue;
        choices.set(code, { code, name: stateName(type, code), ordinal });
      }
      return [...choices.values()].sort((a, b) => a.ordinal - b.ordinal);
    },
  };
}

export type WorkflowNames = ReturnType<typeof createWorkflowNames>;

/** Names of states and actions for the current tenant, in the language now shown. Usable at once. */
export function useWorkflowNames(): WorkflowNames {
  const { tenant } = useSession();
  const { t, i18n } = useTranslation();
  const { data } = useQuery(workflowQueries.services(tenant.id));
  const { language } = i18n;
  return useMemo(
    () => createWorkflowNames(data ?? [], language, t, (key) => i18n.exists(key)),
    [data, language, t, i18n],
  );
}
