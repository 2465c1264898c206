import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconArrowUp, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnomalyGrade } from '#domain';

const LOOK = {
  NONE: { color: 'gray', Icon: IconCheck },
  LOW: { color: 'gray', Icon: IconArrowUp },
  MEDIUM: { color: 'saffron', Icon: IconArrowUp },
  HIGH: { color: 'red', Icon: IconAlertTriangle },
} as const;

/** How far what was measured runs ahead of the plan: an icon and a word. */
export function GradeBadge({ grade }: { readonly grade: AnomalyGrade }) {
  const { t } = useTranslation('measurements');
  const { color, Icon } = LOOK[grade];
  return (
    <Badge
      color={color}
      variant="light"
      size="sm"
      title={t('grade.hint')}
      leftSection={<Icon size={12} aria-hidden />}
    >
      {t(`grade.${grade}`)}
    </Badge>
  );
}
