import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { formMirror, type Mirrored, type MirrorPlace } from '~/lib/form-mirror';

/** What is typed is on the disk of this device at the latest so long after the keystroke. */
const KEEP_AFTER_MS = 400;

interface FormMirrorOptions<Values extends FieldValues> {
  readonly form: Pick<UseFormReturn<Values, unknown, Values>, 'getValues' | 'subscribe'>;
  readonly place: MirrorPlace;
  /** The stored version that the form is based on at the moment. */
  readonly version: () => number | null;
  /** Whether the server has all that is in the form. */
  readonly isStored: () => boolean;
}

/**
 * Keeps what is typed on this device until the server has it, so that a lost connection, a closed tab, a
 * crash or an expired session loses nothing. `renew` is to be called after a save.
 */
export function useFormMirror<Values extends FieldValues>(options: FormMirrorOptions<Values>) {
  const { userId, tenantId, paper, id } = options.place;
  const { subscribe } = options.form;
  const [isKept, setIsKept] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  // One after the other: a removal must not be overtaken by the write before it.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const { current: latest } = useRef({ options });
  useEffect(() => {
    latest.options = options;
  });

  const renew = useCallback((): Promise<boolean> => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    const place = { userId, tenantId, paper, id };
    const work = async () => {
      const { form, version, isStored } = latest.options;
      if (isStored()) {
        await formMirror.remove(place);
        setIsKept(false);
        return false;
      }
      const kept: Mirrored<Values> = {
        at: new Date().toISOString(),
        version: version(),
        values: form.getValues(),
      };
      const isDone = await formMirror.write(place, kept);
      setIsKept(isDone);
      return isDone;
    };
    const done = queue.current.then(work);
    queue.current = done;
    return done;
  }, [userId, tenantId, paper, id, latest]);

  const onChange = useEffectEvent(() => {
    timer.current ??= window.setTimeout(() => void renew(), KEEP_AFTER_MS);
  });
  useEffect(
    () => subscribe({ formState: { values: true }, callback: () => onChange() }),
    [subscribe],
  );
  useEffect(() => {
    const keepNow = () => {
      if (timer.current !== undefined) void renew();
    };
    const onHidden = () => {
      if (document.visibilityState === 'hidden') keepNow();
    };
    window.addEventListener('pagehide', keepNow);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      document.removeEventListener('visibilitychange', onHidden);
      keepNow();
    };
  }, [renew]);

  return { isKept, renew };
}

/** What this device kept of a paper: `undefined` while it is being looked for, `null` when there is nothing. */
export function useMirrored<Values>(
  { userId, tenantId, paper, id }: MirrorPlace,
  keepDays: number,
): Mirrored<Values> | null | undefined {
  const [found, setFound] = useState<Mirrored<Values> | null>();
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      await formMirror.forgetOlderThan(keepDays);
      const kept = await formMirror.read<Values>({ userId, tenantId, paper, id });
      if (!isGone) setFound(kept);
    };
    void look();
    return () => {
      isGone = true;
    };
  }, [userId, tenantId, paper, id, keepDays]);
  return found;
}
