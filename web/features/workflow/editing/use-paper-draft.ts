import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useAuth, useSession } from '~/session/use-session';
import type { ApiError } from '~/lib/api-error';
import { asApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';
import { useFormMirror } from '~/ui/form/use-form-mirror';
import type { PaperRef } from '../workflow.types';

/** How long the typing rests before the draft is stored. */
export const AUTOSAVE_PAUSE_MS = 3000;
/** Waits between the tries to reach a server that does not answer. */
const RETRY_MS = [2000, 4000, 8000, 16_000, 30_000];

/** Somebody else changed the paper while this form was open. */
export interface DraftConflict {
  readonly movedBy: string;
  readonly movedAt: string;
  readonly state: string;
  /** Its content can still be changed there. */
  readonly isOpen: boolean;
  /** The version that is stored now. */
  readonly version: number;
}

/** `kept`: on this device, because the server cannot be reached; it is tried again by itself. */
export type DraftStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'kept' | 'failed';

export interface PaperDraftOptions<Values extends FieldValues, Content> {
  readonly form: UseFormReturn<Values, unknown, Values>;
  readonly paper: PaperRef;
  /** The version that the form was filled from; `null` for a paper that is not stored yet. */
  readonly version: number | null;
  /** What is stored of it, or what an empty form begins with: only what differs from it is unsaved work. */
  readonly stored: Values;
  /** What is sent of a form; the same function on every render. */
  readonly contentOf: (values: Values) => Content;
  /** Nothing in the form is unreadable: a draft with such a cell would be refused whole. */
  readonly isReadable: (values: Values) => boolean;
  /** Stores a content and answers the new version; raises what the server refused. */
  readonly store: (content: Content, expectedVersion: number | null) => Promise<number>;
  /** The version that is stored now; `null` when nothing is. */
  readonly present: () => Promise<number | null>;
  /** Puts field errors of the server beside their fields. */
  readonly showErrors: (refusal: ApiError) => void;
}

function conflictOf(error: ApiError): DraftConflict {
  const { details } = error;
  return {
    movedBy: textOf(details, 'moved_by') ?? '',
    movedAt: textOf(details, 'moved_at') ?? '',
    state: textOf(details, 'state') ?? '',
    isOpen: details['is_updatable'] === true,
    version: Number(details['version']),
  };
}

/** The refusal is what a save of ours left behind whose answer got lost. */
function isOwnDoing(error: ApiError, userName: string): boolean {
  const isMine = error.code === 'STALE_VERSION' && error.details['moved_by'] === userName;
  return isMine || error.fieldErrors.some(({ pointer }) => pointer === '/expected_version');
}

/** The server was not reached, or will take the same request later. */
function isForLater({ code, status }: ApiError): boolean {
  return (
    code === 'NETWORK' || code === 'NOT_AUTHENTICATED' || [408, 502, 503, 504].includes(status)
  );
}

/**
 * Keeps a draft safe: on this device at once, on the server when the typing rests and when asked, one save at a
 * time and again when a lost connection is back. What was typed stays in the form whatever the server says; field
 * errors land on their cells.
 */
export function usePaperDraft<Values extends FieldValues, Content>(
  options: PaperDraftOptions<Values, Content>,
) {
  const { form, paper, version: firstVersion, stored, contentOf: toContent } = options;
  const { type, id } = paper;
  const { user, tenant } = useSession();
  const { isExpired } = useAuth();
  const contentOf = useCallback(() => toContent(form.getValues()), [form, toContent]);
  // What the caller gives anew with each render is read when it is needed.
  const { current: latest } = useRef({ options });
  useEffect(() => {
    latest.options = options;
  });
  const [status, setStatus] = useState<DraftStatus>('clean');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const version = useRef(firstVersion);
  /** As `version`, for showing. */
  const [storedVersion, setStoredVersion] = useState(firstVersion);
  const [firstText] = useState(() => JSON.stringify(toContent(stored)));
  const savedText = useRef(firstText);
  const running = useRef<Promise<number> | null>(null);
  /** The last save may have arrived although its answer did not. */
  const isUncertain = useRef(false);
  const tries = useRef(0);
  const mirror = useFormMirror({
    form,
    place: { userId: user.id, tenantId: tenant.id, paper: type, id },
    version: () => version.current,
    isStored: () => JSON.stringify(contentOf()) === savedText.current,
  });
  const { renew: renewMirror } = mirror;

  const send = useCallback(async (): Promise<number> => {
    const content = contentOf();
    const store = async () => {
      const saved = await latest.options.store(content, version.current);
      version.current = saved;
      setStoredVersion(saved);
      savedText.current = JSON.stringify(content);
      isUncertain.current = false;
      return saved;
    };
    setStatus('saving');
    try {
      let stored: number;
      try {
        stored = await store();
      } catch (thrown) {
        if (!isUncertain.current || !isOwnDoing(asApiError(thrown), user.name)) throw thrown;
        // Our own lost answer, not another person: take up the version it made and go on.
        version.current = await latest.options.present();
        stored = await store();
      }
      setError(null);
      tries.current = 0;
      void renewMirror();
      setSavedAt(new Date().toISOString());
      setStatus(JSON.stringify(contentOf()) === savedText.current ? 'saved' : 'dirty');
      return stored;
    } catch (thrown) {
      const refusal = asApiError(thrown);
      const isLater = isForLater(refusal);
      const isKept = await renewMirror();
      setStatus(isLater && isKept ? 'kept' : 'failed');
      if (isLater && refusal.code !== 'NOT_AUTHENTICATED') isUncertain.current = true;
      if (refusal.code === 'STALE_VERSION') setConflict(conflictOf(refusal));
      else if (refusal.fieldErrors.length > 0) {
        latest.options.showErrors(refusal);
      } else if (!isLater || !isKept) setError(refusal);
      throw refusal;
    }
  }, [contentOf, latest, renewMirror, user.name]);

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
    if (options.isReadable(form.getValues())) save().catch(() => undefined);
    else void form.trigger();
  });
  const onRest = useEffectEvent(() => {
    if (JSON.stringify(contentOf()) !== savedText.current) {
      autosave();
      return;
    }
    // Typed and taken back: all of it is stored.
    setStatus((before) => (before !== 'dirty' ? before : savedAt === null ? 'clean' : 'saved'));
  });
  // Nothing here reads the whole draft: that would be felt at each key of a long one.
  const onChange = useEffectEvent(() => {
    window.clearTimeout(timer.current);
    setStatus((before) => (before === 'saving' ? before : 'dirty'));
    timer.current = window.setTimeout(() => onRest(), AUTOSAVE_PAUSE_MS);
  });
  const { subscribe } = form;
  useEffect(() => {
    // What this device had kept of an earlier visit waits to be stored.
    if (JSON.stringify(contentOf()) !== savedText.current) onChange();
    return subscribe({ formState: { values: true }, callback: () => onChange() });
  }, [subscribe, contentOf]);
  // Only leaving the form stops the clock: a new render while it runs must not.
  useEffect(() => () => window.clearTimeout(timer.current), []);

  // A server that did not answer is tried again, soon at first; at once when the line or the session is back.
  const isWaiting =
    status === 'kept' || (status === 'failed' && error !== null && isForLater(error));
  const isBackInSession = useRef(false);
  useEffect(() => {
    if (isExpired) isBackInSession.current = true;
    if (!isWaiting || isExpired) return;
    const pause = RETRY_MS[Math.min(tries.current, RETRY_MS.length - 1)];
    const again = window.setTimeout(
      () => {
        isBackInSession.current = false;
        tries.current += 1;
        autosave();
      },
      isBackInSession.current ? 0 : pause,
    );
    const onOnline = () => autosave();
    window.addEventListener('online', onOnline);
    return () => {
      window.clearTimeout(again);
      window.removeEventListener('online', onOnline);
    };
  }, [isWaiting, isExpired]);

  /** After a conflict: what is in this form replaces what the other person stored. */
  const keepMine = useCallback(async () => {
    if (conflict === null) return;
    version.current = conflict.version;
    setConflict(null);
    await save().catch(() => undefined);
  }, [conflict, save]);

  return { status, savedAt, storedVersion, isKept: mirror.isKept, conflict, error, save, keepMine };
}

export type PaperDraft = ReturnType<typeof usePaperDraft>;
