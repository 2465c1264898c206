import type { CellValue } from 'read-excel-file/universal';
import type { Sheet } from './spreadsheet';

/** What an archive may unpack to: an .xlsx of 10 MB holds some 100 MB of XML, a zip bomb gigabytes. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const SPREADSHEET_DIGITS = 15;

/** Throws `RangeError` when the content is too large, anything else when it is no spreadsheet. */
export async function readSheets(bytes: Uint8Array, name: string): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw new Error('The file is empty');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? readXlsx(bytes) : [{ name, rows: await readCsv(decode(bytes)) }];
}

async function readXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  if (unpackedSize(bytes) > MAX_UNPACKED_BYTES) throw new RangeError('Too large when unpacked');
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  const sheets = await readXlsxFile<string>(new Uint8Array(bytes).buffer, {
    parseNumber: shownNumber,
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: withoutBlankEnd(data.map((row) => row.map(shownCell))),
  }));
}

function shownCell(value: CellValue<string> | null): string {
  if (value instanceof Date) return shownDate(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * A number as the file holds it (`0.30000000000000004`, `1.5E-7`) as the 15 digits that a spreadsheet
 * shows. Whole numbers stay as they are: they may be account or mobile numbers.
 */
function shownNumber(raw: string): string {
  const plain = /^-?\d+(?:\.(\d+))?$/.exec(raw);
  const digits = raw.replace(/[^\d]/g, '').replace(/^0+/, '').length;
  if (plain !== null && (plain[1] === undefined || digits <= SPREADSHEET_DIGITS)) return raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  return new Intl.NumberFormat('en', {
    useGrouping: false,
    maximumSignificantDigits: SPREADSHEET_DIGITS,
  }).format(value);
}

/** Dates of a spreadsheet have no zone: the library gives them as UTC. */
function shownDate(date: Date): string {
  // A time of day is a fraction of binary places: a minute sharp comes as 59.999 seconds.
  const exact = new Date(Math.round(date.getTime() / 1000) * 1000);
  if (Number.isNaN(exact.getTime())) return '';
  const [day = '', rest = ''] = exact.toISOString().split('T');
  const time = rest.slice(0, 8).replace(/:00$/, '');
  if (exact.getUTCFullYear() < 1900) return time;
  return rest.startsWith('00:00:00') ? day : `${day} ${time}`;
}

async function readCsv(text: string): Promise<readonly (readonly string[])[]> {
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) throw new Error('A binary file, not a text');
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  return withoutBlankEnd(data.map((row) => row.map((cell) => unguarded(cell).trim())));
}

/** The mark that parts the header: amounts below it may be full of commas. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(
    /"[^"]*"/g,
    '',
  );
  const marks = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return marks.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** What `spreadsheet-write.ts` puts before a text that would be read as a formula is not part of it. */
function unguarded(text: string): string {
  return /^'[=+\-@＝＋－＠\t\r]/.test(text) ? text.slice(1) : text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function withoutBlankEnd(rows: string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}

const END_RECORD = 0x06054b50;
const ENTRY_RECORD = 0x02014b50;

/** The sum of what the entries of a zip archive say they unpack to; throws when it has no directory. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_RECORD) end -= 1;
  if (end < 0) throw new Error('A zip archive without a directory');
  let at = view.getUint32(end + 16, true);
  let size = 0;
  while (at + 46 <= end && view.getUint32(at, true) === ENTRY_RECORD) {
    size += view.getUint32(at + 24, true);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return size;
}
