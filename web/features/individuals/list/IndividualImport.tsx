import { useTranslation } from 'react-i18next';
import { downloadImportLayout } from '~/ui/import/import-files';
import { ImportDialog } from '~/ui/import/ImportDialog';
import { useRunIndividualImport } from '../individual.mutations';
import { useImportColumns } from './use-import-columns';

/** Registers the wage seekers of a sheet, with a dry run first. */
export function IndividualImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('individuals');
  const { t: tImport } = useTranslation('import');
  const columns = useImportColumns();
  const run = useRunIndividualImport();
  const downloadTemplate = () =>
    downloadImportLayout(t('common:nav.individuals'), columns, [], {
      sheet: t('common:nav.individuals'),
      notes: tImport('layout.notes'),
      column: tImport('layout.column'),
      needed: tImport('layout.needed'),
      allowed: tImport('layout.allowed'),
      yes: t('yes'),
    });
  return (
    <ImportDialog
      title={t('import.title')}
      columns={columns}
      run={run}
      onTemplate={() => void downloadTemplate()}
      onClose={onClose}
    />
  );
}
