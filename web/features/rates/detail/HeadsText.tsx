import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import type { Heads } from '../rate.types';

/** The amounts per head of a rate, in the order of the heads. */
export function HeadsText({ heads }: { readonly heads: Heads }) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const format = useFormat();
  const order = masters.list('RATE_HEAD').map(({ code }) => code);
  const sorted = Object.entries(heads).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  if (sorted.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('heads.none')}
      </Text>
    );
  }
  return (
    <Group gap="4px 16px">
      {sorted.map(([code, amount]) => (
        <Text key={code} size="xs" className="tabular">
          <Text span size="xs" c="dimmed">{`${code} ${masters.name('RATE_HEAD', code)} `}</Text>
          {format.money(amount)}
        </Text>
      ))}
    </Group>
  );
}
