import { ApiError } from './api-error';
import { readSheets } from './spreadsheet-read';
import { csvText, xlsxBlob, type SheetToWrite, type WriteOptions } from './spreadsheet-write';

export type { SheetColumn, SheetToWrite } from './spreadsheet-write';

/**
 * Spreadsheets in and out: the only place that knows the libraries, which load when they are first needed.
 */

/**
 * One sheet; cells as text exactly as a person sees them: decimals without float noise, days as
 * `YYYY-MM-DD`, instants as `YYYY-MM-DD HH:MM`, blanks as `''`, spaces around a text cut off. `rows[0]` is
 * row 1 of the spreadsheet; rows may be of different lengths, empty rows at the end are left out.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A list of 10,000 lines is half a megabyte; beyond this the browser's memory is at stake. */
export const MAX_SPREADSHEET_BYTES = 10 * 1024 * 1024;

/**
 * Reads .xlsx or .csv (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252), told apart by content, not
 * by name. A .csv gives one sheet, named as the file.
 *
 * Rejects with `ApiError` `FILE_UNREADABLE` (neither of the two, damaged, protected by a password, empty)
 * or `FILE_TOO_LARGE` with the limit in bytes.
 */
export async function readSpreadsheet(file: File): Promise<readonly Sheet[]> {
  if (file.size > MAX_SPREADSHEET_BYTES) throw tooLarge();
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return await readSheets(bytes, file.name.replace(/\.[^.]*$/, ''));
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge();
    throw new ApiError({ code: 'FILE_UNREADABLE', status: 422, cause });
  }
}

function tooLarge(): ApiError {
  const details = { limit: MAX_SPREADSHEET_BYTES };
  return new ApiError({ code: 'FILE_TOO_LARGE', status: 413, details });
}

/**
 * Sheets as a file. In .xlsx integers, decimals and money are numbers (money grouped by lakh and crore),
 * days and instants are dates; a decimal of more than 15 digits, which a spreadsheet cannot hold, stays
 * text. A .csv holds the first sheet alone, decimals unrounded, and opens in Excel with its Odia and Hindi
 * intact. No text of either is ever evaluated as a formula.
 *
 * Values: `integer`, `decimal`, `money` a decimal as text or number; `date` `YYYY-MM-DD`; `datetime` an ISO
 * instant, written as the clock of `timeZone` shows it.
 */
export async function spreadsheetBlob<Rows extends readonly unknown[]>(
  format: 'xlsx' | 'csv',
  sheets: { readonly [Index in keyof Rows]: SheetToWrite<Rows[Index]> },
  options: WriteOptions = {},
): Promise<Blob> {
  const all: readonly SheetToWrite<Rows[number]>[] = sheets;
  if (format === 'xlsx') return xlsxBlob(all, options);
  const text = await csvText(all, options);
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

/** Hands a file to the browser's downloads. */
export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has taken its own hold of the data by then; Safari needs a moment.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
