import { Text, Tooltip, type TextProps } from '@mantine/core';
import type { DecimalInput } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';

interface MoneyTextProps extends TextProps {
  /** Rupees as PostgREST gives them. */
  readonly value: DecimalInput;
  /** Lakh and crore, with the exact figure on hover: for tiles and charts. */
  readonly short?: boolean;
}

/** Rupees in tabular figures: `<MoneyText value={row.payable_total} />`. */
export function MoneyText({ value, short = false, ...text }: MoneyTextProps) {
  const format = useFormat();
  if (!short) {
    return (
      <Text span inherit={text.size === undefined} className="tabular" {...text}>
        {format.money(value)}
      </Text>
    );
  }
  return (
    <Tooltip label={format.money(value)}>
      <Text span inherit={text.size === undefined} className="tabular" {...text}>
        {format.moneyShort(value)}
      </Text>
    </Tooltip>
  );
}
