import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSession } from '~/session/use-session';
import type { ApiError } from '~/lib/api-error';
import { asApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';
import { showServerErrors } from '~/ui/form/server-errors';
import { useSaveEstimate } from '../estimate.mutations';
import { fieldOfPath, lineCounts } from '../estimate.pointers';
import { estimateQueries } from '../estimate.queries';
import { estimateSchema, toDraft } from '../estimate.schema';
import type { EstimateFormApi } from './form-context';

/** How long the typing rests before the draft is stored. */
export const AUTOSAVE_PAUSE_MS = 3000;

/** Somebody else changed the estimate while this form was open. */
export interface DraftConflict {
  readonly movedBy: string;
  readonly movedAt: string;
  readonly state: string;
  /** The version that is stored now. */
  readonly version: number;
}

export type DraftStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

interface DraftOptions {
  readonly form: EstimateFormApi;
  readonly id: string;
  readonly projectId: string;
  /** The version that the form was filled from; `null` for an estimate that is not stored yet. */
  readonly version: number | null;
}

function conflictOf(error: ApiError): DraftConflict {
  const { details } = error;
  return {
    movedBy: textOf(details, 'moved_by') ?? '',
    movedAt: textOf(details, 'moved_at') ?? '',
    state: textOf(details, 'state') ?? '',
    version: Number(details['version']),
  };
}

/** The refusal is what a save of ours left behind whose answer got lost. */
function isOwnDoing(error: ApiError, userName: string): boolean {
  const isMine = error.code === 'STALE_VERSION' && error.details['moved_by'] === userName;
  return isMine || error.fieldErrors.some(({ pointer }) => pointer === '/expected_version');
}

/**
 * Keeps a draft safe: stores it when the typing rests and when asked, one save at a time. What was typed
 * stays in the form whatever the server says; field errors land on their cells.
 */
export function useDraft({ form, id, projectId, version: firstVersion }: DraftOptions) {
  const { user, tenant } = useSession();
  const client = useQueryClient();
  const { mutateAsync } = useSaveEstimate();
  const contentOf = useCallback(
    () => toDraft(form.getValues(), id, projectId),
    [form, id, projectId],
  );
  const [status, setStatus] = useState<DraftStatus>('clean');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const version = useRef(firstVersion);
  /** As `version`, for showing. */
  const [storedVersion, setStoredVersion] = useState(firstVersion);
  const savedText = useRef<string | null>(null);
  const running = useRef<Promise<number> | null>(null);
  /** The last save may have arrived although its answer did not. */
  const isUncertain = useRef(false);

  const send = useCallback(async (): Promise<number> => {
    const draft = contentOf();
    const counts = lineCounts(form.getValues());
    const store = async () => {
      const saved = await mutateAsync({ draft, expectedVersion: version.current });
      version.current = saved.version;
      setStoredVersion(saved.version);
      savedText.current = JSON.stringify(draft);
      isUncertain.current = false;
      return saved.version;
    };
    setStatus('saving');
    try {
      let stored: number;
      try {
        stored = await store();
      } catch (thrown) {
        if (!isUncertain.current || !isOwnDoing(asApiError(thrown), user.name)) throw thrown;
        // Our own lost answer, not another person: take up the version it made and go on.
        const present = await client.query({
          ...estimateQueries.draft(tenant.id, id),
          staleTime: 0,
        });
        version.current = present?.version ?? null;
        stored = await store();
      }
      setError(null);
      setSavedAt(new Date().toISOString());
      setStatus(JSON.stringify(contentOf()) === savedText.current ? 'saved' : 'dirty');
      return stored;
    } catch (thrown) {
      const refusal = asApiError(thrown);
      setStatus('failed');
      if (refusal.code === 'NETWORK') isUncertain.current = true;
      if (refusal.code === 'STALE_VERSION') setConflict(conflictOf(refusal));
      else if (refusal.fieldErrors.length > 0) {
        showServerErrors(form, refusal, (path) => fieldOfPath(path, counts));
      } else setError(refusal);
      throw refusal;
    }
  }, [client, contentOf, form, id, mutateAsync, tenant.id, user.name]);

  /** Stores what is in the form and gives the version; at once, when all of it is stored already. */
  const save = useCallback(async (): Promise<number> => {
    while (running.current !== null) await running.current.catch(() => undefined);
    const isStored = JSON.stringify(contentOf()) === savedText.current;
    if (isStored && version.current !== null) return version.current;
    running.current = send();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  }, [contentOf, send]);

  const timer = useRef<number | undefined>(undefined);
  const autosave = useEffectEvent(() => {
    if (conflict !== null) return;
    // A draft with an unreadable cell would be refused whole: the cell says so, the rest waits.
    if (estimateSchema.safeParse(form.getValues()).success) save().catch(() => undefined);
    else void form.trigger();
  });
  const onChange = useEffectEvent(() => {
    window.clearTimeout(timer.current);
    if (JSON.stringify(contentOf()) === savedText.current) {
      // Typed and taken back: all of it is stored.
      setStatus((before) => (before !== 'dirty' ? before : savedAt === null ? 'clean' : 'saved'));
      return;
    }
    setStatus((before) => (before === 'saving' ? before : 'dirty'));
    timer.current = window.setTimeout(() => autosave(), AUTOSAVE_PAUSE_MS);
  });
  const { subscribe } = form;
  useEffect(() => {
    // What the form was filled with counts as stored, if it came from the server.
    savedText.current ??= JSON.stringify(contentOf());
    return subscribe({ formState: { values: true }, callback: () => onChange() });
  }, [subscribe, contentOf]);
  // Only leaving the form stops the clock: a new render while it runs must not.
  useEffect(() => () => window.clearTimeout(timer.current), []);

  /** After a conflict: what is in this form replaces what the other person stored. */
  const keepMine = useCallback(async () => {
    if (conflict === null) return;
    version.current = conflict.version;
    setConflict(null);
    await save().catch(() => undefined);
  }, [conflict, save]);

  return { status, savedAt, storedVersion, conflict, error, save, keepMine };
}

export type Draft = ReturnType<typeof useDraft>;
