import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHARGE_CALCULATIONS, dayIn } from '#domain';
import { textsInAllLanguages } from '~/i18n/i18n';
import { LANGUAGES } from '~/i18n/languages';
import { useErrorText } from '~/i18n/use-error-text';
import { useSession } from '~/session/use-session';
import { downloadImportLayout } from '~/ui/import/import-files';
import type { ImportColumn } from '~/ui/import/import.types';
import { fetchAnalysisRows } from '../rate.queries';

const LANGUAGES_KEY = ['every-language'] as const;

const COLUMNS: readonly Pick<ImportColumn, 'name' | 'kind' | 'isRequired'>[] = [
  { name: 'sor_code', kind: 'text', isRequired: true },
  { name: 'effective_from', kind: 'date' },
  { name: 'analysed_quantity', kind: 'decimal' },
  { name: 'basic_code', kind: 'text' },
  { name: 'quantity', kind: 'decimal' },
  { name: 'charge', kind: 'text' },
  { name: 'head_code', kind: 'text' },
  { name: 'calculation', kind: 'text' },
  { name: 'figure', kind: 'decimal' },
];

/** The columns of analyses in a sheet: one row per part or extra charge; headers of all three languages are understood. */
export function useAnalysisColumns(): readonly ImportColumn[] {
  const { i18n } = useTranslation('rates');
  const { isSuccess } = useQuery({
    queryKey: LANGUAGES_KEY,
    queryFn: () => textsInAllLanguages().then(() => true),
    staleTime: Infinity,
  });
  const { language } = i18n;
  return useMemo(() => {
    const codes = isSuccess ? LANGUAGES.map(({ code }) => code) : [];
    const words = [language, ...codes].map((code) => i18next.getFixedT(code, 'rates'));
    const [t] = words;
    return COLUMNS.map((column) => ({
      ...column,
      header: t?.(`sheet.column.${column.name}`) ?? column.name,
      aliases: words.slice(1).map((translate) => translate(`sheet.column.${column.name}`)),
      hint: t?.(`sheet.hint.${column.name}`) ?? '',
      ...(column.name === 'calculation'
        ? {
            choices: CHARGE_CALCULATIONS.map((code) => ({
              code,
              labels: words.map((translate) => translate(`charge.${code}`)),
            })),
          }
        : {}),
    }));
  }, [language, isSuccess]);
}

/** Downloads the analyses in force, or the empty layout, ready to be imported again. */
export function useAnalysisExport() {
  const { t } = useTranslation('rates');
  const { t: tImport } = useTranslation('import');
  const { ofError } = useErrorText();
  const { tenant } = useSession();
  const columns = useAnalysisColumns();
  const [isBusy, setBusy] = useState(false);
  const title = t('sheet.analyses');
  const words = {
    sheet: title,
    notes: tImport('layout.notes'),
    column: tImport('layout.column'),
    needed: tImport('layout.needed'),
    allowed: tImport('layout.allowed'),
    yes: t('filter.yes'),
  };
  const exportRows = async () => {
    setBusy(true);
    try {
      const rows = await fetchAnalysisRows(tenant.id);
      await downloadImportLayout(
        `${title} ${dayIn(tenant.time_zone, Date.now())}`,
        columns,
        rows,
        words,
      );
    } catch (error) {
      notifications.show({ color: 'red', message: ofError(error) });
    } finally {
      setBusy(false);
    }
  };
  return {
    columns,
    isBusy,
    exportRows,
    downloadTemplate: () => downloadImportLayout(title, columns, [], words),
  };
}
