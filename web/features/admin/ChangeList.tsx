import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';
import type { Changes } from './admin.types';
import type { AuditWords } from './use-audit-words';

const SHOWN = 4;
const LONGEST = 160;

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

interface ChangeListProps {
  readonly changes: Changes;
  readonly words: AuditWords;
}

/** What became of each column; the first few, the others on demand. */
export function ChangeList({ changes, words }: ChangeListProps) {
  const { t } = useTranslation('admin');
  const [isWhole, setIsWhole] = useState(false);
  const entries = Object.entries(changes);
  const left = entries.length - SHOWN;
  return (
    <>
      <ul className={classes.changes}>
        {entries.slice(0, isWhole ? undefined : SHOWN).map(([column, { from, to }]) => {
          const [before, after] = [shortened(words.value(from)), shortened(words.value(to))];
          return (
            <li key={column}>
              <strong>{words.column(column)}</strong>{' '}
              {before === '' ? null : (
                <>
                  <s>{before}</s>
                  {' → '}
                </>
              )}
              {after === '' && before !== '' ? t('audit.nothing') : after}
            </li>
          );
        })}
      </ul>
      {left > 0 ? (
        <Anchor
          component="button"
          type="button"
          size="xs"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? (
            t('audit.fewer')
          ) : (
            <Text span size="xs">
              {t('audit.more', { count: left })}
            </Text>
          )}
        </Anchor>
      ) : null}
    </>
  );
}
