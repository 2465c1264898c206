import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { asApiError, type ApiError } from '~/lib/api-error';
import { beginHistory, historyReducer } from '../model/history';
import { saveWorkflow } from '../workflow-editor.mutations';
import type { Check, Workflow } from '../workflow-editor.types';

const PAUSE_MS = 700;

/**
 * A workflow under edit: changes with undo, stored by themselves after a short pause, one request at a time. A refusal
 * leaves the changes on the screen: `error` says why; after `WORKFLOW_STALE`, `keepMine` stores them over the others'.
 */
export function useWorkflowDraft(stored: Workflow, isEditable: boolean) {
  const [history, dispatch] = useReducer(historyReducer, stored, beginHistory);
  const [saved, setSaved] = useState(stored);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [revision, setRevision] = useState(stored.revision);
  const [check, setCheck] = useState<Check | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const refused = useRef<Workflow | null>(null);
  const { present } = history;
  const isDirty = isEditable && present !== saved;

  const save = useCallback(
    async (over: number) => {
      setIsSaving(true);
      try {
        const answer = await saveWorkflow(present, over);
        setRevision(answer.revision);
        setCheck({ faults: answer.faults, warnings: answer.warnings });
        setSaved(present);
        setSavedAt(new Date().toISOString());
        setError(null);
      } catch (thrown) {
        refused.current = present;
        setError(asApiError(thrown));
      } finally {
        setIsSaving(false);
      }
    },
    [present],
  );

  useEffect(() => {
    // What was refused is not sent again before it has been changed.
    if (!isDirty || isSaving || refused.current === present || error?.code === 'WORKFLOW_STALE') {
      return undefined;
    }
    const timer = setTimeout(() => void save(revision), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDirty, isSaving, present, revision, save, error]);

  const status = isSaving
    ? 'saving'
    : error !== null
      ? 'failed'
      : isDirty
        ? 'dirty'
        : savedAt === null
          ? 'clean'
          : 'saved';
  return {
    history,
    dispatch,
    check,
    error,
    revision,
    savedAt,
    isDirty,
    status,
    retry: () => void save(revision),
    keepMine: () => void save(Number(error?.details['revision'] ?? revision)),
  } as const;
}
