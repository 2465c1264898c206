import { useTranslation } from 'react-i18next';
import { ImportDialog } from '~/ui/import/ImportDialog';
import type { MasterKind } from './master-kinds.types';
import { useRunImport } from './master-rows.mutations';
import { useMasterExport } from './use-master-export';

interface MasterImportProps {
  readonly kind: MasterKind;
  readonly title: string;
  readonly onClose: () => void;
}

const NO_SEARCH = {};

/** Takes a master from a spreadsheet. */
export function MasterImport({ kind, title, onClose }: MasterImportProps) {
  const { t } = useTranslation('masters');
  const { columns, downloadTemplate } = useMasterExport(kind, title, NO_SEARCH);
  const run = useRunImport(kind);
  return (
    <ImportDialog
      title={t('importTitle', { list: title })}
      columns={columns}
      run={run}
      onTemplate={() => void downloadTemplate()}
      onClose={onClose}
    />
  );
}
