import { useEffect } from 'react';
import { isRecord, parseJson, textOf } from '~/lib/json';
import { localStore } from '~/lib/local-store';
import { useSession } from './use-session';

const KEPT = 8;

/** A record that I looked at, as the home page lists it. */
export interface OpenedRecord {
  /** Which kind of paper: `common:noun.<type>`. */
  readonly type: string;
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  /** Its address inside the app. */
  readonly href: string;
}

const keyOf = (userId: string, tenantId: string) => `digit.opened.${userId}.${tenantId}`;

function read(key: string): OpenedRecord[] {
  const stored = parseJson(localStore.get(key) ?? '[]');
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const type = textOf(entry, 'type');
    const id = textOf(entry, 'id');
    const title = textOf(entry, 'title');
    const href = textOf(entry, 'href');
    if (type === null || id === null || title === null || href === null) return [];
    return [{ type, id, title, href, number: textOf(entry, 'number') }];
  });
}

/** What I opened last in this tenant and this browser, newest first. */
export function useRecentlyOpened(): readonly OpenedRecord[] {
  const { user, tenant } = useSession();
  return read(keyOf(user.id, tenant.id));
}

/** Detail pages call this once their record is known. */
export function useRememberOpened(record: OpenedRecord | null): void {
  const { user, tenant } = useSession();
  const key = keyOf(user.id, tenant.id);
  const text = record === null ? null : JSON.stringify(record);
  useEffect(() => {
    if (text === null) return;
    const opened = JSON.parse(text) as OpenedRecord;
    const others = read(key).filter(({ type, id }) => type !== opened.type || id !== opened.id);
    localStore.set(key, JSON.stringify([opened, ...others].slice(0, KEPT)));
  }, [key, text]);
}
