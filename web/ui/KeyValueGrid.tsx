import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { NO_VALUE } from '~/i18n/format';
import classes from './KeyValueGrid.module.css';

export interface KeyValueItem {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width: descriptions, addresses. */
  readonly isWide?: boolean;
}

/** Facts of a record as a definition list in columns: `<KeyValueGrid items={[{label, value}]} />`. */
export function KeyValueGrid({ items }: { readonly items: readonly KeyValueItem[] }) {
  return (
    <dl className={classes.grid}>
      {items.map((item) => (
        <div key={item.label} className={item.isWide === true ? classes.wide : undefined}>
          <Text component="dt" size="xs" c="dimmed">
            {item.label}
          </Text>
          <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
            {item.value === null || item.value === undefined || item.value === ''
              ? NO_VALUE
              : item.value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
