import {
  createStore,
  del,
  delMany,
  entries,
  get,
  getMany,
  keys,
  set,
  type UseStore,
} from 'idb-keyval';

/** Whose work it is, and of which paper. Another person at the same desk has another key. */
export interface MirrorPlace {
  readonly userId: string;
  readonly tenantId: string;
  /** `estimate` */
  readonly paper: string;
  readonly id: string;
}

/** What was typed and is not stored on the server. */
export interface Mirrored<Values> {
  /** Instant of the last keystroke that is in it, ISO. */
  readonly at: string;
  /** The stored version that it was typed on top of; `null` for a paper that was never stored. */
  readonly version: number | null;
  readonly values: Values;
}

const DAY_MS = 24 * 60 * 60 * 1000;

let opened: UseStore | undefined;
const store = () => (opened ??= createStore('digit-unsaved', 'forms'));
const keyOf = ({ userId, tenantId, paper, id }: MirrorPlace) => [userId, tenantId, paper, id];

/** A browser without a usable database (a private window, a full disk) must not break a form. */
async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

/** Unsaved work of forms on this device, in IndexedDB. Never throws. */
export const formMirror = {
  read: <Values>(place: MirrorPlace): Promise<Mirrored<Values> | null> =>
    quietly(async () => (await get<Mirrored<Values>>(keyOf(place), store())) ?? null, null),

  /** Answers whether it is kept. */
  write: <Values>(place: MirrorPlace, kept: Mirrored<Values>): Promise<boolean> =>
    quietly(async () => {
      await set(keyOf(place), kept, store());
      return true;
    }, false),

  remove: (place: MirrorPlace): Promise<void> =>
    quietly(() => del(keyOf(place), store()), undefined),

  /** The papers of a kind that were never stored, newest first. */
  neverStored: <Values>({ userId, tenantId, paper }: Omit<MirrorPlace, 'id'>) =>
    quietly(async () => {
      const mine = (await keys<string[]>(store())).filter(
        (key) => key[0] === userId && key[1] === tenantId && key[2] === paper,
      );
      const kept = await getMany<Mirrored<Values>>(mine, store());
      return mine
        .flatMap((key, index) => {
          const mirrored = kept[index];
          return mirrored === undefined || mirrored.version !== null
            ? []
            : [{ id: key[3] ?? '', mirrored }];
        })
        .sort((a, b) => b.mirrored.at.localeCompare(a.mirrored.at));
    }, []),

  /** Forgets what nobody came back for, of whoever used this device. */
  forgetOlderThan: (days: number, now: number = Date.now()): Promise<void> =>
    quietly(async () => {
      const limit = new Date(now - days * DAY_MS).toISOString();
      const all = await entries<IDBValidKey, Mirrored<unknown>>(store());
      await delMany(
        all.filter(([, { at }]) => at < limit).map(([key]) => key),
        store(),
      );
    }, undefined),
};
