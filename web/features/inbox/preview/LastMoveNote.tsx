import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useWorkflowNames, type HistoryEntry } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import classes from './preview.module.css';

interface LastMoveNoteProps {
  readonly type: string;
  readonly move: HistoryEntry | undefined;
}

/** Who had the paper before me, what they did with it, and what they wrote. */
export function LastMoveNote({ type, move }: LastMoveNoteProps) {
  const { t } = useTranslation('inbox');
  const { masters } = useMasters();
  const { doneName, actorName } = useWorkflowNames();
  if (move === undefined) return null;
  return (
    <div className={classes.note}>
      <Text size="xs" c="dimmed">
        {t('preview.lastAction')}
      </Text>
      <Text size="sm">
        <Text span inherit fw={600}>
          {doneName(type, move.action)}
        </Text>
        {` · ${actorName(move.actor_name)}`}
        {move.actor_designation === null
          ? null
          : `, ${masters.name('DESIGNATION', move.actor_designation)}`}
      </Text>
      <DateText value={move.at} withTime size="xs" c="dimmed" />
      {move.comment === null ? null : (
        <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line' }}>
          {move.comment}
        </Text>
      )}
    </div>
  );
}
