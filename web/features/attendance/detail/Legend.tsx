import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './week.module.css';

/** What the letters of the grid mean. */
export function Legend() {
  const { t } = useTranslation('attendance');
  return (
    <Group gap="md">
      {(['2', '1', '0'] as const).map((halves) => (
        <Group key={halves} gap={6} wrap="nowrap">
          <span className={classes.sample} data-mark={halves} aria-hidden>
            {t(`mark.${halves}`)}
          </span>
          <Text size="sm">{t(`meaning.${halves}`)}</Text>
        </Group>
      ))}
    </Group>
  );
}
