import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { AuditFacets } from './admin.types';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** `head_of_account` → `Head of account`, for a column that has no word yet. */
const plainly = (name: string) => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Tables, columns and stored values of the audit log in the words of the reader. */
export function useAuditWords(facets: AuditFacets | undefined) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const people = useMemo(() => new Map(facets?.actors.map(({ id, name }) => [id, name])), [facets]);
  const table = useCallback(
    (name: string) => t(`audit.tables.${name}`, { defaultValue: plainly(name) }),
    [t],
  );
  const column = useCallback(
    (name: string) =>
      t([`audit.columns.${name}`, `masters:fields.${name}`], { defaultValue: plainly(name) }),
    [t],
  );
  const value = useCallback(
    (stored: unknown): string => {
      if (stored === null || stored === undefined) return '';
      if (typeof stored === 'boolean') return t(`masters:${stored ? 'yes' : 'no'}`);
      if (Array.isArray(stored)) return stored.map(String).join(', ');
      const text = typeof stored === 'string' ? stored : JSON.stringify(stored);
      if (DAY.test(text)) return format.date(text);
      if (INSTANT.test(text)) return format.dateTime(text);
      return people.get(text) ?? text;
    },
    [t, format, people],
  );
  return useMemo(() => ({ table, column, value }), [table, column, value]);
}

export type AuditWords = ReturnType<typeof useAuditWords>;
