import { Badge, Group } from '@mantine/core';
import { IconArrowsSplit2, IconBuildingBank, IconHome } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import type { MasterRow, MasterStatus } from './master-kinds.types';

const TONES: Readonly<Record<MasterStatus, StatusTone>> = {
  IN_FORCE: 'good',
  OFF: 'inactive',
  FUTURE: 'waiting',
  ENDED: 'inactive',
};

/** In force, to come, ended or switched off. */
export function MasterStatusBadge({ status }: { readonly status: MasterStatus }) {
  const { t } = useTranslation('masters');
  return <StatusBadge state={status} tone={TONES[status]} label={t(`status.${status}`)} />;
}

/** Whose row it is: inherited, an override of what is inherited, or the agency's own. */
export function OriginBadge({ row }: { readonly row: MasterRow }) {
  const { t } = useTranslation('masters');
  const [OriginIcon, key, color] = row.is_inherited
    ? ([IconBuildingBank, 'inherited', 'gray'] as const)
    : row.is_overriding
      ? ([IconArrowsSplit2, 'overridden', 'saffron'] as const)
      : ([IconHome, 'own', 'teal'] as const);
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <Badge color={color} leftSection={<OriginIcon size={12} aria-hidden />}>
        {t(`origin.${key}`)}
      </Badge>
    </Group>
  );
}
