import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useSession } from '~/session/use-session';
import { downloadImportLayout } from '~/ui/import/import-files';
import type { MasterKind, MasterRow } from './master-kinds.types';
import { fetchAllMasters } from './master-rows.queries';
import type { MasterListSearch } from './master-rows.search';
import { cellText, localText, OTHER_LANGUAGES, today } from './master-values';
import { useImportColumns } from './use-import-columns';

/** A row in the layout of the import: flags as words, names in columns of their own. */
function sheetRow(kind: MasterKind, row: MasterRow, yes: string, no: string) {
  const values: Record<string, string> = {};
  for (const field of kind.fields) {
    const value = row[field.name];
    values[field.name] = field.type === 'flag' ? (value === true ? yes : no) : cellText(value);
    if (field.isNamed === true) {
      for (const language of OTHER_LANGUAGES) {
        values[`${field.name}_${language}`] = localText(kind, row, language);
      }
    }
  }
  for (const name of [kind.from, kind.to])
    if (name !== undefined) values[name] = cellText(row[name]);
  if (kind.hasActive) values['is_active'] = row['is_active'] === true ? yes : no;
  return values;
}

/** Downloads the list as it is filtered, or its empty layout, ready to be imported again. */
export function useMasterExport(kind: MasterKind, title: string, search: MasterListSearch) {
  const { t } = useTranslation('masters');
  const { t: tImport } = useTranslation('import');
  const { ofError } = useErrorText();
  const { tenant } = useSession();
  const columns = useImportColumns(kind);
  const [isBusy, setIsBusy] = useState(false);
  const words = {
    sheet: title,
    notes: tImport('layout.notes'),
    column: tImport('layout.column'),
    needed: tImport('layout.needed'),
    allowed: tImport('layout.allowed'),
    yes: t('yes'),
  };

  const exportRows = async () => {
    setIsBusy(true);
    try {
      const { rows } = await fetchAllMasters(tenant.id, kind, search);
      await downloadImportLayout(
        `${title} ${today(tenant.time_zone)}`,
        columns,
        rows.map((row) => sheetRow(kind, row, t('yes'), t('no'))),
        words,
      );
    } catch (error) {
      notifications.show({ color: 'red', message: ofError(error) });
    } finally {
      setIsBusy(false);
    }
  };
  const downloadTemplate = () => downloadImportLayout(title, columns, [], words);
  return { exportRows, downloadTemplate, columns, isBusy };
}
