import { List, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localName } from '~/i18n/local-name';
import type { Term } from '../work-order.types';

/** Terms and conditions of an order, in the reader's language where the library has them. */
export function TermList({ terms }: { readonly terms: readonly Term[] }) {
  const { t, i18n } = useTranslation('work-orders');
  return (
    <Paper p="md">
      {terms.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('terms.none')}
        </Text>
      ) : (
        <List type="ordered" spacing="xs">
          {terms.map((term) => (
            <List.Item key={term.id}>
              {localName({ name: term.text, local_names: term.local_texts }, i18n.language)}
            </List.Item>
          ))}
        </List>
      )}
    </Paper>
  );
}
