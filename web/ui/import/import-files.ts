import { downloadBlob, spreadsheetBlob, type SheetColumn } from '~/lib/spreadsheet';
import type { ImportColumn } from './import.types';

type Values = Readonly<Record<string, string | number | null | undefined>>;

interface Words {
  readonly sheet: string;
  readonly notes: string;
  readonly column: string;
  readonly needed: string;
  readonly allowed: string;
  readonly yes: string;
}

const sheetColumns = (columns: readonly ImportColumn[]): SheetColumn<Values>[] =>
  columns.map(({ name, header, kind }) => ({ header, kind, value: (row) => row[name] }));

/**
 * Rows in the layout of the import, with a second sheet that explains each column: the template when there
 * are none, an export that can be corrected and imported again when there are.
 */
export async function downloadImportLayout(
  fileName: string,
  columns: readonly ImportColumn[],
  rows: readonly Values[],
  words: Words,
): Promise<void> {
  const blob = await spreadsheetBlob<[Values, ImportColumn]>('xlsx', [
    { name: words.sheet, columns: sheetColumns(columns), rows },
    {
      name: words.notes,
      columns: [
        { header: words.column, kind: 'text', width: 28, value: ({ header }) => header },
        {
          header: words.needed,
          kind: 'text',
          width: 12,
          value: ({ isRequired }) => (isRequired === true ? words.yes : ''),
        },
        {
          header: words.allowed,
          kind: 'text',
          width: 80,
          value: ({ hint, choices }) =>
            [hint, choices?.map(({ code, labels }) => `${code} = ${labels[0] ?? code}`).join('; ')]
              .filter((part) => part !== undefined && part !== '')
              .join(' '),
        },
      ],
      rows: columns,
    },
  ]);
  downloadBlob(blob, `${fileName}.xlsx`);
}
