/** Blocks of cells as spreadsheets put them on the clipboard: tabs, line ends, quotes around what has either. */

/** Reads a block; quoted cells may hold tabs, line ends and doubled quotes. The line end at its foot is no row. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= source.length) {
    const quoted = quotedCell(source, at);
    const end = quoted?.end ?? endOfCell(source, at);
    row.push(quoted?.text ?? source.slice(at, end));
    if (source[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function endOfCell(source: string, from: number): number {
  const rest = /[\t\n]/.exec(source.slice(from));
  return rest === null ? source.length : from + rest.index;
}

/** A cell in quotes, and where it ends; `null` for a cell that only happens to begin with one. */
function quotedCell(source: string, from: number): { text: string; end: number } | null {
  if (source[from] !== '"') return null;
  const match = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(source.slice(from));
  if (match === null) return null;
  const [whole, inner = ''] = match;
  return { text: inner.replaceAll('""', '"'), end: from + whole.length };
}

/** Writes a block so that a spreadsheet reads the same cells. */
export function toBlockText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}

/** Repeats a block until it fills a selection of whole multiples of it, as spreadsheets do. */
export function tileBlock(
  block: readonly (readonly string[])[],
  rows: number,
  columns: number,
): readonly (readonly string[])[] {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const isMultiple = rows % height === 0 && columns % width === 0;
  if (!isMultiple || (rows === height && columns === width)) return block;
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => block[r % height]?.[c % width] ?? ''),
  );
}
