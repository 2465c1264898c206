import { CloseButton, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { Move } from '../use-moves';
import classes from './InboxList.module.css';

const SHOWN_FOR_MS = 12_000;

/** A short word on a paper that somebody else has just taken out of the list; it goes by itself. */
export function MovedNote({ move }: { readonly move: Move | null }) {
  const { t } = useTranslation('inbox');
  const names = useWorkflowNames();
  const [past, setPast] = useState<Move | null>(null);
  useEffect(() => {
    if (move === null) return;
    const timer = window.setTimeout(() => setPast(move), SHOWN_FOR_MS);
    return () => window.clearTimeout(timer);
  }, [move]);
  return (
    <div aria-live="polite">
      {move === null || move === past ? null : (
        <Group gap="xs" wrap="nowrap" className={classes.moved}>
          <IconUsers size={16} aria-hidden />
          <Text size="sm" flex={1}>
            {t('list.moved', {
              paper: move.number ?? move.title,
              done: names.doneName(move.document_type, move.action),
              who: move.actor_name === null ? '' : names.actorName(move.actor_name),
            })}
          </Text>
          <CloseButton
            size="sm"
            aria-label={t('common:action.close')}
            onClick={() => setPast(move)}
          />
        </Group>
      )}
    </div>
  );
}
