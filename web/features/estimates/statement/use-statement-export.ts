import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { downloadBlob, spreadsheetBlob, type SheetColumn } from '~/lib/spreadsheet';
import type { Estimate } from '../estimate.types';
import {
  BASIC_TYPES,
  type Statement,
  type StatementRow,
  type StatementWork,
} from './statement.types';

interface Described {
  readonly description: string;
  readonly local_descriptions: Readonly<Record<string, string>>;
}

/** The statement as a workbook: a sheet each for labour, material, machinery and the works. */
export function useStatementExport(estimate: Estimate) {
  const { t, i18n } = useTranslation('estimates');
  const { masters } = useMasters();
  const { ofField } = useErrorText();
  const { language } = i18n;
  const describe = useCallback(
    (row: Described) => row.local_descriptions[language] ?? row.description,
    [language],
  );
  const exportStatement = async (statement: Statement) => {
    const basics: SheetColumn<StatementRow>[] = [
      { header: t('grid.code'), kind: 'text', value: ({ code }) => code },
      { header: t('line.description'), kind: 'text', width: 50, value: describe },
      {
        header: t('line.unit'),
        kind: 'text',
        value: ({ unit_code: unit }) => masters.unitName(unit),
      },
      { header: t('line.quantity'), kind: 'decimal', value: ({ quantity }) => quantity },
      { header: t('line.rate'), kind: 'money', value: ({ rate }) => rate },
      { header: t('statement.rateFor'), kind: 'decimal', value: (row) => row.basic_quantity },
      { header: t('line.amount'), kind: 'money', value: ({ amount }) => amount },
    ];
    const works: SheetColumn<StatementWork>[] = [
      { header: t('grid.code'), kind: 'text', value: (row) => row.sor_code },
      { header: t('line.section'), kind: 'text', value: ({ section }) => section ?? '' },
      { header: t('line.description'), kind: 'text', width: 50, value: describe },
      {
        header: t('line.unit'),
        kind: 'text',
        value: ({ unit_code: unit }) => masters.unitName(unit),
      },
      { header: t('line.quantity'), kind: 'decimal', value: ({ quantity }) => quantity },
      { header: t('line.rate'), kind: 'money', value: ({ rate }) => rate },
      { header: t('line.amount'), kind: 'money', value: ({ amount }) => amount },
      {
        header: t('statement.remark'),
        kind: 'text',
        width: 40,
        value: ({ problem }) =>
          problem === null ? '' : ofField({ pointer: '', code: problem, params: {} }),
      },
    ];
    const [labour, material, machinery] = BASIC_TYPES;
    const sheet = (type: (typeof BASIC_TYPES)[number]) => ({
      name: t(`statement.type.${type}`),
      columns: basics,
      rows: statement.groups[type],
    });
    const blob = await spreadsheetBlob<[StatementRow, StatementRow, StatementRow, StatementWork]>(
      'xlsx',
      [
        sheet(labour),
        sheet(material),
        sheet(machinery),
        { name: t('statement.works'), columns: works, rows: statement.works },
      ],
    );
    downloadBlob(
      blob,
      `${t('statement.title')} ${(estimate.number ?? estimate.name).replaceAll('/', '-')}.xlsx`,
    );
  };
  return { exportStatement, describe };
}
