/** Small files made by hand: real structure, so that the sniffing is tested on what it will meet. */

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const le16 = (value: number): number[] => [value & 255, (value >> 8) & 255];
const le32 = (value: number): number[] => [...le16(value & 0xffff), ...le16(value >>> 16)];

export const bytes = (...parts: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flat());

export const pdf = bytes(
  ascii('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n'),
);
export const jpg = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 16],
  ascii('JFIF\0'),
  [1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9],
);
export const png = bytes(
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
  ascii('IHDR'),
  [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55],
);
export const windowsProgram = bytes(
  ascii('MZ'),
  [0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff],
  Array<number>(52).fill(0),
  ascii('PE\0\0'),
);
export const linuxProgram = bytes([0x7f], ascii('ELF'), [2, 1, 1, 0], Array<number>(56).fill(0));
export const html = bytes(ascii('<!doctype html><script>alert(1)</script>'));

/** A stored (uncompressed) archive with a sound central directory. */
export function zip(...names: readonly string[]): Uint8Array<ArrayBuffer> {
  const content = ascii('<x/>');
  const locals: number[] = [];
  const central: number[] = [];
  for (const name of names) {
    const head = [
      ...le16(20),
      ...le16(0),
      ...le16(0),
      ...le32(0),
      ...le32(0),
      ...le32(content.length),
      ...le32(content.length),
    ];
    const offset = locals.length;
    locals.push(
      0x50,
      0x4b,
      3,
      4,
      ...head,
      ...le16(name.length),
      ...le16(0),
      ...ascii(name),
      ...content,
    );
    central.push(
      0x50,
      0x4b,
      1,
      2,
      ...le16(20),
      ...head,
      ...le16(name.length),
      ...le16(0),
      ...le16(0),
      ...le16(0),
      ...le16(0),
    );
    central.push(...le32(0), ...le32(offset), ...ascii(name));
  }
  const end = [0x50, 0x4b, 5, 6, ...le32(0), ...le16(names.length), ...le16(names.length)];
  return bytes(locals, central, end, le32(central.length), le32(locals.length), le16(0));
}

export const xlsx = zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml');
export const docx = zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml');

/** A compound file: header sector, then one directory sector with the given stream names. */
export function compoundFile(...streams: readonly string[]): Uint8Array<ArrayBuffer> {
  const header = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(504).fill(0)];
  const entries = ['Root Entry', ...streams].flatMap((name) => {
    const entry = Array<number>(128).fill(0);
    Array.from(name).forEach((character, index) => (entry[index * 2] = character.charCodeAt(0)));
    entry[64] = (name.length + 1) * 2;
    return entry;
  });
  return bytes(header, entries);
}

export const xls = compoundFile('Workbook', 'SummaryInformation');
export const doc = compoundFile('WordDocument', '1Table');
