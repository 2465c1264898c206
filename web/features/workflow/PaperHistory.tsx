import { PaperFiles, type PaperDocument } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { Timeline, type TimelineEntry } from '~/ui/Timeline';
import { PaperState } from './PaperState';
import { useWorkflowNames } from './use-workflow-names';
import type { HistoryEntry } from './workflow.types';

interface PaperHistoryProps {
  /** The document type of the paper. */
  readonly type: string;
  readonly history: readonly HistoryEntry[];
  /** The paper's files, among them those that were given with a move. */
  readonly documents: readonly PaperDocument[];
}

/** Every move of a paper with who, when, words and files: what get_project and get_estimate answer as history. */
export function PaperHistory({ type, history, documents }: PaperHistoryProps) {
  const names = useWorkflowNames();
  const { masters } = useMasters();
  const entries = history.map<TimelineEntry>((entry) => {
    const files = documents.filter(({ id }) => entry.document_ids.includes(id));
    return {
      id: entry.id,
      at: entry.at,
      actorName: names.actorName(entry.actor_name),
      actorDesignation:
        entry.actor_designation === null
          ? null
          : masters.name('DESIGNATION', entry.actor_designation),
      action: entry.action,
      actionLabel: names.doneName(type, entry.action),
      fromState: entry.from_state,
      toState: entry.to_state,
      comment: entry.comment,
      assigneeNames: entry.assignee_names,
      ...(files.length === 0 ? {} : { files: <PaperFiles documents={files} /> }),
    };
  });
  return (
    <Timeline
      entries={entries}
      badge={(state) => <PaperState type={type} state={state} size="sm" />}
    />
  );
}
