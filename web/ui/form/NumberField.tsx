import { TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useFormat } from '~/i18n/use-format';
import { readTypedDecimal } from '~/lib/decimal-text';
import { useField, type BoundFieldProps } from './use-field';

interface NumberFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  /** How many places may be typed. */
  readonly decimals?: number;
  readonly leftSection?: ReactNode;
  readonly rightSection?: ReactNode;
  readonly placeholder?: string;
}

/**
 * A decimal as text, never as a float: the form holds what was typed, cleaned on blur (commas and Indian
 * digits are understood). Grouped while it is not being typed in. Validate it with `decimalText()`.
 */
export function NumberField<Values extends FieldValues>(props: NumberFieldProps<Values>) {
  const { decimals = 4, leftSection, rightSection, placeholder } = props;
  const { field, input } = useField(props);
  const format = useFormat();
  const [isTyping, setIsTyping] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // The text changes from grouped to plain: what Tab had selected has to be selected again, and before the
  // next key arrives, or a fast typist loses the first figure.
  useLayoutEffect(() => {
    if (isTyping) box.current?.select();
  }, [isTyping]);
  const value = (field.value as string | null | undefined) ?? '';
  const clean = readTypedDecimal(value, decimals);
  const places = clean?.split('.')[1]?.length ?? 0;
  const shown = isTyping || clean === null ? value : format.quantity(clean, places);
  return (
    <TextInput
      {...input}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: 'tabular' }}
      styles={{ input: { textAlign: 'right' } }}
      value={shown}
      onFocus={(event) => {
        box.current = event.currentTarget;
        setIsTyping(true);
      }}
      onChange={(event) => field.onChange(event.currentTarget.value)}
      onBlur={() => {
        setIsTyping(false);
        if (clean !== null && clean !== value) field.onChange(clean);
        field.onBlur();
      }}
      {...{ leftSection, rightSection, placeholder }}
    />
  );
}

/** Rupees with up to two places. */
export function MoneyField<Values extends FieldValues>(
  props: BoundFieldProps<Values> & { readonly placeholder?: string },
) {
  return <NumberField {...props} decimals={2} leftSection={<span aria-hidden>₹</span>} />;
}
