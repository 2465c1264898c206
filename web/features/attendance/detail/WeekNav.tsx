import { ActionIcon, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, weekOf } from '#domain';
import { useFormat } from '~/i18n/use-format';
import type { Register } from '../attendance.types';

interface WeekNavProps {
  readonly register: Register;
  /** Unsaved marks keep the week that is shown. */
  readonly isChanged: boolean;
}

/** From week to week, inside the register and not into the future. */
export function WeekNav({ register, isChanged }: WeekNavProps) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const navigate = useNavigate();
  const { starts_on: monday } = register.week;
  const go = (weeks: number) =>
    void navigate({
      to: '/attendance/$registerId',
      params: { registerId: register.id },
      search: { week: addDays(monday, weeks * 7) },
    });
  const last = weekOf(register.today < register.ends_on ? register.today : register.ends_on);
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('week.before')}
        disabled={isChanged || monday <= weekOf(register.starts_on)}
        onClick={() => go(-1)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text fw={600} className="tabular">
        {t('days', { from: format.date(monday), to: format.date(addDays(monday, 6)) })}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('week.after')}
        disabled={isChanged || monday >= last}
        onClick={() => go(1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
