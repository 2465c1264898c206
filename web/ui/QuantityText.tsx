import { Text, type TextProps } from '@mantine/core';
import type { DecimalInput } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';

interface QuantityTextProps extends TextProps {
  readonly value: DecimalInput;
  /** The decimals of the unit; without them as many as the value has, up to four. */
  readonly decimals?: number;
  /** The unit's short name, shown after the figure. */
  readonly unit?: string;
}

/** A measured quantity with its unit: `<QuantityText value={12.5} unit="CUM" decimals={2} />`. */
export function QuantityText({ value, decimals, unit, ...text }: QuantityTextProps) {
  const format = useFormat();
  return (
    <Text span inherit={text.size === undefined} className="tabular" {...text}>
      {format.quantity(value, decimals)}
      {unit === undefined ? null : (
        <Text span c="dimmed" size="sm">
          {` ${unit}`}
        </Text>
      )}
    </Text>
  );
}
