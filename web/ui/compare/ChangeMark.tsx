import { Badge } from '@mantine/core';
import {
  IconArrowsVertical,
  IconEqual,
  IconMinus,
  IconPencil,
  IconPlus,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RowChange } from './compare.types';

const LOOKS: Readonly<Record<RowChange, { color: string; Icon: Icon }>> = {
  added: { color: 'green', Icon: IconPlus },
  removed: { color: 'red', Icon: IconMinus },
  changed: { color: 'saffron', Icon: IconPencil },
  moved: { color: 'blue', Icon: IconArrowsVertical },
  same: { color: 'gray', Icon: IconEqual },
};

interface ChangeMarkProps {
  readonly change: RowChange;
  /** How many there are; without it the mark names one row. */
  readonly count?: number;
}

/** What became of a row: colour, icon and word together. */
export function ChangeMark({ change, count }: ChangeMarkProps) {
  const { t } = useTranslation('compare');
  const { color, Icon } = LOOKS[change];
  return (
    <Badge color={color} size="sm" leftSection={<Icon size={12} stroke={2.5} aria-hidden />}>
      {count === undefined ? t(`change.${change}`) : t(`count.${change}`, { count })}
    </Badge>
  );
}
