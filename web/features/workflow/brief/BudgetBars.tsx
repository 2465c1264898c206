import { Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { toDecimalText } from '~/lib/decimal-text';
import { MoneyText } from '~/ui/MoneyText';
import type { BudgetLine } from '../brief.types';

/** What the paper takes of each limit, with how much is left or over. */
export function BudgetBars({ budget }: { readonly budget: readonly BudgetLine[] }) {
  return budget.map((line) => <BudgetBar key={line.kind} line={line} />);
}

function BudgetBar({ line }: { readonly line: BudgetLine }) {
  const { t } = useTranslation('checks');
  const format = useFormat();
  const isOver = toDecimalText(line.difference)?.startsWith('-') === true;
  const left = toDecimalText(line.difference)?.replace('-', '') ?? null;
  // Only the length of a bar: no figure is computed from it.
  const share = Math.min(Number(line.percent ?? 0), 100);
  const label = t([`budget.${line.kind}`, 'budget.OTHER']);
  const BudgetIcon = isOver ? IconAlertTriangle : IconCircleCheck;
  const color = isOver ? 'var(--mantine-color-error)' : 'var(--mantine-color-green-light-color)';
  return (
    <Stack gap={3}>
      <Text size="xs" c="dimmed">
        {label} <MoneyText value={line.limit} size="xs" fw={600} />
      </Text>
      <Progress
        value={share}
        size="sm"
        color={isOver ? 'red' : 'teal'}
        aria-label={`${label}: ${format.percent(line.percent)}`}
      />
      <Group gap={4} wrap="nowrap">
        <BudgetIcon size={14} aria-hidden color={color} />
        <Text size="xs" flex={1}>
          {t(isOver ? 'budget.over' : 'budget.under', { amount: format.money(left) })}
        </Text>
        <Text size="xs" className="tabular">
          {format.percent(line.percent)}
        </Text>
      </Group>
    </Stack>
  );
}
