import { useTranslation } from 'react-i18next';
import { downloadBlob, spreadsheetBlob, type SheetToWrite } from '~/lib/spreadsheet';
import type { ContentLine, EstimateContent } from '../estimate.compare';
import { measurementSheet, SHEET_COLUMNS, type SheetColumnKey } from '../estimate.sheet';
import type { FormOverhead } from '../form/preview-store';
import { sheetWords } from './sheet-words';

const EMPTY: EstimateContent = {
  name: '',
  reference_number: null,
  description: null,
  executing_department_code: null,
  rates_on: null,
  sor_total: null,
  non_sor_total: null,
  overhead_total: null,
  exact_total: null,
  payable_total: null,
  lines: [],
};

/** Characters that a file name cannot hold are left out. */
const fileName = (text: string) => text.replace(/[\\/:*?"<>|]+/g, '-').slice(0, 80);

/** Estimates as files: abstract and measurements, or an empty sheet with an explanation of its columns. */
export function useSheetExport(overheads: readonly FormOverhead[]) {
  const { t } = useTranslation(['drafts', 'estimates']);
  const automatic = new Set(
    overheads.filter((rule) => rule.is_auto_calculated).map(({ code }) => code),
  );

  const abstract = (content: EstimateContent): SheetToWrite<ContentLine> => {
    const text = (header: string, width: number, value: (line: ContentLine) => string | null) =>
      ({ header, kind: 'text', width, value }) as const;
    const total = (label: string, amount: EstimateContent['exact_total']): ContentLine => ({
      ...TOTAL,
      description: label,
      amount,
    });
    return {
      name: t('drafts:sheet.names.abstract'),
      columns: [
        text(t('drafts:sheet.abstract.part'), 16, ({ id, category }) =>
          id === '' ? null : t(`drafts:sheet.kind.${category}`),
        ),
        text(
          t('drafts:sheet.column.code'),
          16,
          (line) => line.sor_code ?? line.overhead_code ?? null,
        ),
        text(
          t('drafts:sheet.column.description'),
          50,
          (line) => line.description ?? line.name ?? null,
        ),
        text(t('drafts:sheet.column.unit'), 8, ({ unit_code: unit }) => unit),
        {
          header: t('drafts:sheet.abstract.quantity'),
          kind: 'decimal',
          value: ({ quantity }) => quantity,
        },
        { header: t('drafts:sheet.column.rate'), kind: 'decimal', value: ({ rate }) => rate },
        { header: t('drafts:sheet.abstract.amount'), kind: 'money', value: ({ amount }) => amount },
      ],
      rows: [
        ...content.lines,
        total(t('estimates:total.exact'), content.exact_total),
        total(t('estimates:total.payable'), content.payable_total),
      ],
    };
  };

  const measurements = async (content: EstimateContent) =>
    measurementSheet(content, automatic, await sheetWords(), t('drafts:sheet.names.measurements'));

  return {
    /** The measurements first: they are what an import reads. */
    exportContent: async (content: EstimateContent, kind: 'xlsx' | 'csv') => {
      const sheet = await measurements(content);
      const blob =
        kind === 'csv'
          ? await spreadsheetBlob('csv', [sheet])
          : await spreadsheetBlob('xlsx', [sheet, abstract(content)]);
      downloadBlob(blob, `${fileName(content.name) || t('common:noun.estimate')}.${kind}`);
    },
    exportTemplate: async () => {
      const help: SheetToWrite<SheetColumnKey> = {
        name: t('drafts:sheet.names.help'),
        columns: [
          {
            header: t('drafts:sheet.columnName'),
            kind: 'text',
            width: 26,
            value: (key) => t(`drafts:sheet.column.${key}`),
          },
          {
            header: t('drafts:sheet.names.help'),
            kind: 'text',
            width: 90,
            value: (key) => t(`drafts:sheet.help.${key}`),
          },
        ],
        rows: SHEET_COLUMNS,
      };
      const blob = await spreadsheetBlob('xlsx', [await measurements(EMPTY), help]);
      downloadBlob(blob, `${t('drafts:sheet.names.measurements')}.xlsx`);
    },
  };
}

const TOTAL: ContentLine = {
  id: '',
  category: 'OVERHEAD',
  sor_code: null,
  overhead_code: null,
  name: null,
  description: null,
  unit_code: null,
  rate: null,
  percentage: null,
  lump_sum: null,
  quantity: null,
  amount: null,
  measurements: [],
};
