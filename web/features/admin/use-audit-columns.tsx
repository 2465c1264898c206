import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import type { Column } from '~/ui/table/DataTable';
import type { AuditRow } from './admin.types';
import { ChangeList } from './ChangeList';

/** The columns of the audit log. */
export function useAuditColumns(): readonly Column<AuditRow>[] {
  const { t } = useTranslation('admin');
  const { user } = useSession();
  return useMemo<readonly Column<AuditRow>[]>(
    () => [
      {
        id: 'seq',
        header: t('audit.seq'),
        sortKey: 'seq',
        align: 'right',
        width: '70px',
        cell: (row) => row.seq,
      },
      {
        id: 'at',
        header: t('audit.at'),
        sortKey: 'at',
        width: '160px',
        cell: (row) => <DateText value={row.at} withTime />,
      },
      {
        id: 'operation',
        header: t('audit.operation'),
        width: '110px',
        cell: (row) => t(`audit.operations.${row.operation}`),
      },
      { id: 'table', header: t('audit.table'), width: '190px', cell: (row) => row.table_name },
      {
        id: 'actor',
        header: t('audit.actor'),
        width: '150px',
        cell: (row) =>
          row.actor_id === user.id
            ? t('audit.me')
            : (row.actor_id?.slice(-8) ?? row.actor_role ?? NO_VALUE),
      },
      {
        id: 'changes',
        header: t('audit.changes'),
        cell: (row) => <ChangeList changes={row.changes} />,
      },
    ],
    [t, user.id],
  );
}
