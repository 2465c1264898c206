import { useTranslation } from 'react-i18next';
import { ImportDialog } from '~/ui/import/ImportDialog';
import { useRunAnalysisImport } from '../rate.mutations';
import { useAnalysisExport } from './use-analysis-sheet';

/** Takes rate analyses from a spreadsheet, with a dry run first. */
export function AnalysisImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('rates');
  const { columns, downloadTemplate } = useAnalysisExport();
  const run = useRunAnalysisImport();
  return (
    <ImportDialog
      title={t('sheet.importAnalyses')}
      columns={columns}
      run={run}
      onTemplate={() => void downloadTemplate()}
      onClose={onClose}
    />
  );
}
