import { Alert, Button, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateText } from '~/ui/DateText';
import type { MasterKind } from './master-kinds.types';
import { MasterCell } from './MasterCell';

type Row = Readonly<Record<string, unknown>>;

interface ConflictProps {
  readonly kind: Pick<MasterKind, 'fields'>;
  /** The row that the form was opened with. */
  readonly mine: Row;
  /** The row as it is stored now; not there while it is on its way. */
  readonly theirs: Row | undefined;
  readonly conflict: { readonly by: string | null; readonly at: string };
  readonly onAccept: () => void;
}

/** Somebody saved this row first: who and when, and what is there now beside what I had. */
export function Conflict({ kind, mine, theirs, conflict, onAccept }: ConflictProps) {
  const { t } = useTranslation('masters');
  const changed = kind.fields.filter(
    ({ name }) => JSON.stringify(theirs?.[name]) !== JSON.stringify(mine[name]),
  );
  return (
    <Alert
      color="saffron"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title={t('conflict.title', { person: conflict.by ?? t('conflict.somebody') })}
    >
      <Text size="sm">
        <DateText value={conflict.at} withTime />
      </Text>
      {theirs === undefined
        ? null
        : changed.map((field) => (
            <Text key={field.name} size="sm">
              {t(`fields.${field.name}`)}: <MasterCell field={field} row={mine} />
              {' → '}
              <strong>
                <MasterCell field={field} row={theirs} />
              </strong>
            </Text>
          ))}
      <Button size="compact-sm" variant="default" mt="xs" onClick={onAccept}>
        {t('conflict.accept')}
      </Button>
    </Alert>
  );
}
