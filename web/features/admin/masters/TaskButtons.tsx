import { Button, Group, Text } from '@mantine/core';
import {
  IconCalendarOff,
  IconCalendarPlus,
  IconCopyPlus,
  IconPencil,
  IconToggleLeft,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HistoryRow, MasterKind } from './master-kinds.types';
import { tasksFor, type MasterTask } from './master-tasks';
import { WithdrawButton } from './WithdrawButton';

const ICONS: Readonly<Record<MasterTask['do'], Icon>> = {
  add: IconCopyPlus,
  change: IconPencil,
  end: IconCalendarOff,
  replace: IconCalendarPlus,
  override: IconCopyPlus,
  switchOff: IconToggleLeft,
};

interface TaskButtonsProps {
  readonly kind: MasterKind;
  readonly shown: HistoryRow;
  readonly on: string;
  readonly onTask: (task: MasterTask) => void;
}

/** What an administrator may do with the row that holds. */
export function TaskButtons({ kind, shown, on, onTask }: TaskButtonsProps) {
  const { t } = useTranslation('masters');
  const tasks = tasksFor(kind, shown, on);
  return (
    <>
      <Group gap="xs">
        {tasks.map((task, index) => {
          const TaskIcon = ICONS[task];
          return (
            <Button
              key={task}
              size="compact-md"
              variant={index === 0 ? 'filled' : 'default'}
              leftSection={<TaskIcon size={15} aria-hidden />}
              onClick={() => onTask({ do: task, row: shown })}
            >
              {t(`tasks.${task}`)}
            </Button>
          );
        })}
        {kind.isClosed === true && !shown.is_inherited ? (
          <WithdrawButton kind={kind} row={shown} />
        ) : null}
      </Group>
      {shown.is_inherited ? (
        <Text size="xs" c="dimmed">
          {t('tasks.overrideHint')}
        </Text>
      ) : null}
    </>
  );
}
