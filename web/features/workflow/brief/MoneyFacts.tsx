import { Badge, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import type { BriefItem, BriefMoney } from '../brief.types';
import classes from './brief.module.css';

/** What the total is made of. */
export function MoneyParts({ money }: { readonly money: BriefMoney }) {
  const { t } = useTranslation('checks');
  if (money.parts.length === 0) return null;
  return (
    <dl className={classes.parts}>
      {money.parts.map(({ key, amount }) => (
        <div key={key}>
          <dt>{t([`part.${key}`, 'part.OTHER'])}</dt>
          <dd>
            <MoneyText value={amount} size="sm" fw={600} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('part.EXACT')}</dt>
        <dd>
          <MoneyText value={money.exact_total} size="sm" fw={600} />
        </dd>
      </div>
    </dl>
  );
}

/** The items that cost most, with their share of the work. */
export function LargestItems({ items }: { readonly items: readonly BriefItem[] }) {
  const { t } = useTranslation('checks');
  if (items.length === 0) return null;
  return (
    <section aria-label={t('largest')}>
      <Title order={3} fz="sm" mb={4}>
        {t('largest')}
      </Title>
      <ul className={classes.items}>
        {items.map((item) => (
          <LargestItem key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function LargestItem({ item }: { readonly item: BriefItem }) {
  const { masters } = useMasters();
  const format = useFormat();
  return (
    <li className={classes.item}>
      <Text size="sm" lineClamp={2} title={item.title ?? ''}>
        {item.code === null ? null : (
          <Badge color="gray" size="sm" mr={6} className="tabular">
            {item.code}
          </Badge>
        )}
        {item.title}
      </Text>
      <Group gap="xs" justify="space-between">
        <Text size="xs" c="dimmed">
          <QuantityText value={item.quantity} unit={masters.unitName(item.unit_code)} size="xs" />
          {` × ${format.money(item.rate)}`}
        </Text>
        <Text size="xs" className="tabular">
          <MoneyText value={item.amount} size="xs" fw={600} /> · {format.percent(item.percent)}
        </Text>
      </Group>
    </li>
  );
}
