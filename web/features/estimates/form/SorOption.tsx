import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { SorItem } from '../estimate.types';
import classes from './form.module.css';

interface SorOptionProps {
  readonly item: SorItem;
  readonly isTaken: boolean;
}

/** A hit of the schedule: code, description, unit and the rate in force. */
export function SorOption({ item, isTaken }: SorOptionProps) {
  const { t, i18n } = useTranslation('estimates');
  const format = useFormat();
  const hasRate = item.rate !== null && item.rate !== undefined;
  const local = item.local_descriptions[i18n.language];
  return (
    <span className={classes.option}>
      <span className={classes.optionHead}>
        <Text span size="sm" fw={600} className="tabular">
          {item.code}
        </Text>
        <Text
          span
          size="xs"
          c="dimmed"
          truncate
          title={[item.chapter, item.sub_type].filter(Boolean).join(' · ')}
        >
          {[item.chapter, item.sub_type].filter(Boolean).join(' · ')}
        </Text>
        <Text span size="sm" fw={600} className="tabular">
          {hasRate
            ? t('line.rateOfUnit', { rate: format.money(item.rate), unit: item.unit_code })
            : t('picker.noRate')}
        </Text>
      </span>
      <Text span size="sm" lineClamp={2} title={local ?? item.description}>
        {local ?? item.description}
      </Text>
      {isTaken ? (
        <Text span size="xs" c="dimmed">
          {t('picker.taken')}
        </Text>
      ) : null}
      {item.is_sample ? (
        <Text span size="xs" c="dimmed">
          {t('picker.sample')}
        </Text>
      ) : null}
    </span>
  );
}
