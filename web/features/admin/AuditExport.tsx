import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { downloadBlob, spreadsheetBlob } from '~/lib/spreadsheet';
import { useSession } from '~/session/use-session';
import { fetchAudit } from './admin.queries';
import type { AuditSearch } from './admin.search';
import type { AuditRow } from './admin.types';
import type { AuditWords } from './use-audit-words';

/** What a spreadsheet takes without trouble; a longer log is taken period by period. */
const MOST_ROWS = 10_000;

interface AuditExportProps {
  readonly search: AuditSearch;
  readonly words: AuditWords;
}

/** Downloads the log as it is filtered, newest first. */
export function AuditExport({ search, words }: AuditExportProps) {
  const { t } = useTranslation('admin');
  const { ofError } = useErrorText();
  const { tenant } = useSession();
  const changesOf = (row: AuditRow) =>
    Object.entries(row.changes)
      .map(
        ([column, { from, to }]) =>
          `${words.column(column)}: ${words.value(from)} → ${words.value(to)}`,
      )
      .join('\n');
  const download = useMutation({
    mutationFn: async () => {
      const rows = await fetchAudit(tenant.id, search, MOST_ROWS);
      const blob = await spreadsheetBlob<[AuditRow]>(
        'xlsx',
        [
          {
            name: t('audit.title'),
            rows,
            columns: [
              { header: t('audit.seq'), kind: 'integer', value: ({ seq }) => seq },
              { header: t('audit.at'), kind: 'datetime', value: ({ at }) => at },
              { header: t('audit.actor'), kind: 'text', value: (row) => row.actor_name },
              {
                header: t('audit.operation'),
                kind: 'text',
                value: ({ operation }) => t(`audit.operations.${operation}`),
              },
              {
                header: t('audit.table'),
                kind: 'text',
                value: (row) => words.table(row.table_name),
              },
              { header: t('audit.number'), kind: 'text', value: ({ record }) => record.number },
              {
                header: t('audit.recordTitle'),
                kind: 'text',
                width: 40,
                value: ({ record }) => record.title,
              },
              { header: t('audit.changes'), kind: 'text', width: 80, value: changesOf },
            ],
          },
        ],
        { timeZone: tenant.time_zone },
      );
      downloadBlob(blob, `${t('audit.title')}.xlsx`);
      return rows.length;
    },
    onSuccess: (count) => {
      if (count >= MOST_ROWS) {
        notifications.show({ color: 'saffron', message: t('audit.cut', { count: MOST_ROWS }) });
      }
    },
    onError: (error) => notifications.show({ color: 'red', message: ofError(error) }),
  });
  return (
    <Button
      variant="default"
      loading={download.isPending}
      leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
      onClick={() => download.mutate()}
    >
      {t('audit.export')}
    </Button>
  );
}
