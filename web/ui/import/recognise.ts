import type { Sheet } from '~/lib/spreadsheet';
import { readTypedDate } from '~/lib/typed-date';
import type { ImportColumn, ImportRow, Recognised } from './import.types';

/** Titles and notes above the headers are skipped, but a table begins near the top. */
const HEADER_ROWS = 20;

/** `Head of account *` and `head_of_account` are one header. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\(.*?\)|\*/g, ' ')
    .replace(/[\s_.:/-]+/g, ' ')
    .trim();
}

function columnsOf(
  cells: readonly string[],
  columns: readonly ImportColumn[],
): readonly (ImportColumn | null)[] {
  const byHeader = new Map<string, ImportColumn>();
  for (const column of columns) {
    for (const header of [column.name, column.header, ...column.aliases]) {
      if (!byHeader.has(plain(header))) byHeader.set(plain(header), column);
    }
  }
  const taken = new Set<string>();
  return cells.map((cell) => {
    const column = byHeader.get(plain(cell));
    if (column === undefined || taken.has(column.name)) return null;
    taken.add(column.name);
    return column;
  });
}

/** The value as the server takes it: days as `YYYY-MM-DD`, words as their codes. */
function valueOf(cell: string, column: ImportColumn): string {
  const text = cell.trim();
  if (text === '') return '';
  if (column.kind === 'date') return readTypedDate(text) ?? text;
  const choice = column.choices?.find(
    ({ code, labels }) => code === text || labels.some((label) => plain(label) === plain(text)),
  );
  return choice?.code ?? text;
}

/**
 * Finds the table in a workbook: the sheet and row whose headers name the most columns, in any language,
 * in any order. `null` when no row names any of the required ones. Blank rows are left out; row numbers
 * are those of the spreadsheet.
 */
export function recognise(
  sheets: readonly Sheet[],
  columns: readonly ImportColumn[],
): Recognised | null {
  const tables = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, HEADER_ROWS).map((cells, at) => {
      const found = columnsOf(cells, columns);
      return { sheet, at, found, count: found.filter((column) => column !== null).length };
    }),
  );
  const [best] = tables
    .filter(({ found }) => found.some((column) => column?.isRequired === true))
    .sort((a, b) => b.count - a.count);
  if (best === undefined) return null;
  const { sheet, at, found } = best;
  const present = found.filter((column) => column !== null);
  const rows = sheet.rows.slice(at + 1).flatMap((cells, index): ImportRow[] => {
    const values = Object.fromEntries(
      found.flatMap((column, cell) =>
        column === null ? [] : [[column.name, valueOf(cells[cell] ?? '', column)]],
      ),
    );
    const isBlank = Object.values(values).every((value) => value === '');
    return isBlank ? [] : [{ rowNumber: at + index + 2, values }];
  });
  return {
    sheetName: sheet.name,
    columns: present,
    ignored: (sheet.rows[at] ?? []).filter((cell, index) => cell.trim() !== '' && !found[index]),
    missing: columns.filter((column) => column.isRequired === true && !present.includes(column)),
    rows,
  };
}
