import { Group, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import type { InboxCount } from '../inbox.types';
import classes from './StateCounts.module.css';

interface StateCountsProps {
  readonly counts: readonly InboxCount[];
  /** The states that the list is filtered by. */
  readonly chosen: readonly string[];
  readonly onChoose: (state: string | null) => void;
}

/** How many papers wait in each state, late ones named; a touch shows only those. */
export function StateCounts({ counts, chosen, onChoose }: StateCountsProps) {
  const { t } = useTranslation('inbox');
  const { stateName } = useWorkflowNames();
  const format = useFormat();
  if (counts.length === 0) return null;
  return (
    <Group gap="xs" mb="sm" role="group" aria-label={t('counts')} className="no-print">
      {counts.map(({ document_type: type, state, count, overdue }) => {
        const isChosen = chosen.length === 1 && chosen[0] === state;
        return (
          <UnstyledButton
            key={`${type} ${state}`}
            className={classes.count}
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? null : state)}
          >
            <Text span size="sm">
              {stateName(type, state)}
            </Text>
            <Text span fw={700} className="tabular">
              {format.count(count)}
            </Text>
            {overdue === 0 ? null : (
              <Text span size="xs" fw={600} className={classes.late}>
                {t('late', { count: overdue })}
              </Text>
            )}
          </UnstyledButton>
        );
      })}
    </Group>
  );
}
