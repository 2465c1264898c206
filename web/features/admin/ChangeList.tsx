import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';
import type { Changes } from './admin.types';

const SHOWN = 4;
const LONGEST = 80;

/** A stored value as a line of text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What became of each column; the first few, and how many more. */
export function ChangeList({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('admin');
  const entries = Object.entries(changes);
  const left = entries.length - SHOWN;
  return (
    <>
      <ul className={classes.changes}>
        {entries.slice(0, SHOWN).map(([column, { from, to }]) => (
          <li key={column}>
            <strong>{column}</strong>{' '}
            {textOf(from) === '' ? null : (
              <>
                <s>{textOf(from)}</s> {'→ '}
              </>
            )}
            {textOf(to)}
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <Text size="xs" c="dimmed">
          {t('audit.more', { count: left })}
        </Text>
      ) : null}
    </>
  );
}
