import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransitionResult } from '#domain';
import { useUploadDocument, WORKFLOW_ATTACHMENT } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import type { ActionsProps, OfferedAction } from '~/ui/action/action.types';
import { ActionPanel } from '~/ui/action/ActionPanel';
import { DecisionBar, type DecisionKeys } from '~/ui/action/DecisionBar';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useWorkflowNames } from './use-workflow-names';
import { PAPER_KEYS } from './workflow.keys';
import { useTransition } from './workflow.mutations';
import { workflowQueries } from './workflow.queries';
import type { PaperRef } from './workflow.types';

interface PaperActionsProps {
  readonly paper: PaperRef;
  /** The version on the screen. A dialog that is open keeps the one it was opened with. */
  readonly version: number;
  /** Beside the paper in a list: buttons in a row, the form in their place, no dialog. */
  readonly isInline?: boolean;
  /** Keys of the inline decision. */
  readonly keys?: DecisionKeys;
  /** Actions that this page offers in another way. */
  readonly hidden?: readonly string[];
  readonly onMoved?: (result: TransitionResult) => void;
  /** The reader wants to see the paper as it is now, after somebody else was faster. */
  readonly onReload?: () => void;
}

/**
 * What I can do with a paper now, and the doing of it: comment, assignee, files, refusal and success. The one
 * panel for detail pages and for the preview of the inbox; give it `key={paper.id}` where the paper changes.
 */
export function PaperActions(props: PaperActionsProps) {
  const { paper, version, isInline = false, keys, hidden = NONE, onMoved } = props;
  const { t } = useTranslation('workflow');
  const { tenant } = useSession();
  const client = useQueryClient();
  const names = useWorkflowNames();
  const query = useQuery(workflowQueries.actions(tenant.id, paper, version));
  const actions = useOffered(query.data, paper.type, version, hidden);
  const upload = useUploadDocument(paper);
  // `#act=APPROVE`: the reader came to do just that.
  const wanted = /^#act=([A-Z_]+)$/.exec(window.location.hash)?.[1];
  const { mutateAsync } = useTransition(paper, (result) => {
    notifications.show({
      color: 'green',
      message: t('moved', {
        number: result.number ?? '',
        done: names.doneName(paper.type, result.action),
      }),
    });
    onMoved?.(result);
  });

  return (
    <QueryBoundary query={query} skeleton={<Skeleton height={36} />}>
      {() => {
        const common: ActionsProps = {
          actions,
          onAct: async ({ comment, assigneeIds, documentIds, ...intent }) => {
            await mutateAsync({ ...intent, comment, assigneeIds, documentIds });
          },
          onUpload: async (file) =>
            (await upload.mutateAsync({ kind: WORKFLOW_ATTACHMENT, file })).id,
          onReload: () => {
            props.onReload?.();
            for (const key of PAPER_KEYS) void client.invalidateQueries({ queryKey: [key] });
          },
        };
        if (!isInline) {
          return <ActionPanel {...common} {...(wanted === undefined ? {} : { opened: wanted })} />;
        }
        return <DecisionBar {...common} {...(keys === undefined ? {} : { keys })} />;
      }}
    </QueryBoundary>
  );
}

const NONE: readonly string[] = [];

/** The rows of `available_actions` as the panel takes them: with words for codes, and the version they hold for. */
function useOffered(
  rows: readonly Omit<OfferedAction, 'version' | 'next_state_name' | 'needs_file'>[] | undefined,
  type: string,
  version: number,
  hidden: readonly string[],
): OfferedAction[] {
  const names = useWorkflowNames();
  const { masters } = useMasters();
  return useMemo(
    () =>
      (rows ?? [])
        .filter(({ action, kind }) => kind !== 'SAVE' && !hidden.includes(action))
        .map((row) => ({
          ...row,
          version,
          next_state_name: names.stateName(type, row.next_state),
          needs_file: row.required_document_kinds.includes(WORKFLOW_ATTACHMENT),
          assignees: row.assignees.map((person) => ({
            ...person,
            designation:
              person.designation === null ? null : masters.name('DESIGNATION', person.designation),
          })),
        })),
    [rows, type, version, hidden, names, masters],
  );
}
