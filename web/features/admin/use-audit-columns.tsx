import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { LinkText } from '~/ui/LinkText';
import type { Column } from '~/ui/table/DataTable';
import type { AuditRow } from './admin.types';
import { ChangeList } from './ChangeList';
import type { AuditWords } from './use-audit-words';

/** The columns of the audit log. */
export function useAuditColumns(words: AuditWords): readonly Column<AuditRow>[] {
  const { t } = useTranslation('admin');
  const { user } = useSession();
  return useMemo<readonly Column<AuditRow>[]>(
    () => [
      {
        id: 'record',
        header: t('audit.table'),
        width: '240px',
        cell: (row) => <RecordCell row={row} words={words} />,
      },
      {
        id: 'operation',
        header: t('audit.operation'),
        width: '110px',
        onCard: 'badge',
        cell: (row) => t(`audit.operations.${row.operation}`),
      },
      {
        id: 'changes',
        header: t('audit.changes'),
        onCard: 'wide',
        cell: (row) => <ChangeList changes={row.changes} words={words} />,
      },
      {
        id: 'actor',
        header: t('audit.actor'),
        width: '150px',
        cell: (row) =>
          row.actor_id === user.id
            ? t('audit.me')
            : (row.actor_name ?? (row.actor_role === null ? NO_VALUE : t('audit.system'))),
      },
      {
        id: 'at',
        header: t('audit.at'),
        width: '150px',
        cell: (row) => <DateText value={row.at} withTime />,
      },
      {
        id: 'seq',
        header: t('audit.seq'),
        align: 'right',
        width: '70px',
        cell: (row) => row.seq,
      },
    ],
    [t, user.id, words],
  );
}

/** What was changed, by its kind, number and title; leads to all changes of this record. */
function RecordCell({ row, words }: { readonly row: AuditRow; readonly words: AuditWords }) {
  const { record, table_name: table } = row;
  const { tenant_id: _tenant, ...key } = row.row_key;
  const name = [record.number, record.title].filter((part) => part !== null && part !== '');
  return (
    <>
      <Text size="xs" c="dimmed">
        {words.table(table)}
      </Text>
      <LinkText
        to="/administration/audit"
        search={{ table: [table], key: JSON.stringify(key) }}
        size="sm"
        style={{ overflowWrap: 'anywhere' }}
      >
        {name.length === 0 ? Object.values(key).map(String).join(' ') : name.join(' · ')}
      </LinkText>
    </>
  );
}
