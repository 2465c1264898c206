import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localName } from '~/i18n/local-name';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { workflowEditorQueries } from '../workflow-editor.queries';
import type { Workflow } from '../workflow-editor.types';

/** Words for the codes of a workflow: its states and actions, roles, effects, kinds of documents. */
export function useNames(workflow: Workflow) {
  const { i18n } = useTranslation();
  const { tenant } = useSession();
  const { masters } = useMasters();
  const { data: roles } = useQuery(workflowEditorQueries.roles(tenant.id));
  const { language } = i18n;
  return useMemo(() => {
    const nameIn = <Row extends { code: string; name: string }>(
      rows: readonly Row[] | undefined,
      code: string,
    ) => {
      const row = rows?.find((each) => each.code === code);
      return row === undefined ? code : localName(row, language);
    };
    const kinds = [
      ...masters.documentKinds(workflow.document_type),
      ...masters.documentKinds('workflow'),
    ];
    return {
      roles: (roles ?? []).map((role) => ({ value: role.code, label: localName(role, language) })),
      kinds: kinds.map((kind) => ({ value: kind.code, label: localName(kind, language) })),
      effects: workflow.effects.map((row) => ({
        value: row.code,
        label: localName(row, language),
      })),
      states: workflow.states.map((row) => ({ value: row.code, label: localName(row, language) })),
      state: (code: string) => nameIn(workflow.states, code),
      action: (from: string, code: string) =>
        nameIn(
          workflow.actions.filter((action) => action.from === from),
          code,
        ),
      role: (code: string) => nameIn(roles, code),
      effect: (code: string) => nameIn(workflow.effects, code),
      kind: (code: string) => nameIn(kinds, code),
    };
  }, [workflow, roles, masters, language]);
}

export type Names = ReturnType<typeof useNames>;
