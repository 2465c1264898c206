import { Text, type TextProps } from '@mantine/core';
import { useFormat } from '~/i18n/use-format';
import { useNow } from './use-now';

interface DateTextProps extends TextProps {
  /** A day (`YYYY-MM-DD`) or an instant (ISO). */
  readonly value: string | null | undefined;
  readonly withTime?: boolean;
  /** Adds how long ago it was, beside the exact date. */
  readonly withRelative?: boolean;
}

/** A date as `05 Jan 2026`, Indian time: `<DateText value={row.created_at} withTime />`. */
export function DateText({
  value,
  withTime = false,
  withRelative = false,
  ...text
}: DateTextProps) {
  const format = useFormat();
  const now = useNow();
  const hasValue = value !== null && value !== undefined && value !== '';
  const shown = withTime ? format.dateTime(value) : format.date(value);
  return (
    <Text span inherit={text.size === undefined} className="tabular" {...text}>
      {hasValue ? <time dateTime={value}>{shown}</time> : shown}
      {hasValue && withRelative ? (
        <Text span c="dimmed" size="sm">{` · ${format.relative(value, now)}`}</Text>
      ) : null}
    </Text>
  );
}
