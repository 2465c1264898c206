import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import type { Move } from '../use-moves';

interface GoneNoteProps {
  readonly move: Move | undefined;
  readonly onNext: () => void;
}

/** Somebody else moved the paper that I look at. It stays, with what I am writing, until I go on. */
export function GoneNote({ move, onNext }: GoneNoteProps) {
  const { t } = useTranslation('inbox');
  const names = useWorkflowNames();
  return (
    <Alert color="saffron" role="status" title={t('preview.goneTitle')}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" flex="1 1 200px">
          {move === undefined
            ? t('preview.goneText')
            : t('preview.goneMoved', {
                who: move.actor_name === null ? '' : names.actorName(move.actor_name),
                done: names.doneName(move.document_type, move.action),
                state: names.stateName(move.document_type, move.state),
              })}
        </Text>
        <Button size="xs" variant="default" onClick={onNext}>
          {t('preview.next')}
        </Button>
      </Group>
    </Alert>
  );
}
