/** File types that papers may carry, by extension, with the media type they are stored and served with. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type Extension = keyof typeof MEDIA_TYPES;

/** The part after the last dot, lower case, if it is a type that papers may carry. */
export function extensionOf(fileName: string): Extension | null {
  const extension = /\.([A-Za-z]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(MEDIA_TYPES, extension)
    ? (extension as Extension)
    : null;
}

/** True when the bytes are what the extension says. */
export function isContentOf(extension: Extension, bytes: Uint8Array): boolean {
  return mediaTypesOf(bytes).includes(MEDIA_TYPES[extension]);
}

/**
 * The media types that the bytes themselves show; none when they are none of ours. The beginning must be right to
 * the byte; a picture or PDF that is also an archive, and an Office file with macros where its extension promises
 * none, are refused: files that are two things at once are made to deceive one of their readers.
 */
export function mediaTypesOf(bytes: Uint8Array): readonly string[] {
  if (startsWith(bytes, ascii('%PDF-'))) {
    const isComplete = indexOf(bytes, ascii('%%EOF'), Math.max(0, bytes.length - 2048)) >= 0;
    return isComplete && !hasArchive(bytes) ? [MEDIA_TYPES.pdf] : [];
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff]) && JPEG_MARKERS.has(bytes[3] ?? 0)) {
    return hasArchive(bytes) ? [] : [MEDIA_TYPES.jpg];
  }
  if (startsWith(bytes, PNG_START)) return hasArchive(bytes) ? [] : [MEDIA_TYPES.png];
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return compoundFileTypes(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeArchiveTypes(bytes);
  return [];
}

const JPEG_MARKERS = new Set([
  0xc0,
  0xc2,
  0xc4,
  0xdb,
  0xdd,
  0xee,
  0xfe,
  ...Array.from({ length: 16 }, (_, n) => 0xe0 + n),
]);
// Signature, and the length and name of the IHDR chunk that must come first.
const PNG_START = [
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
];

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function indexOf(bytes: Uint8Array, needle: readonly number[], from: number): number {
  for (let at = from; at + needle.length <= bytes.length; at += 1)
    if (startsWith(bytes, needle, at)) return at;
  return -1;
}

/** Where the archive's end record starts: it must account for every byte up to the end of the file. */
function endOfArchive(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) {
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + 22 + view.getUint16(at + 20, true) === bytes.length
    )
      return at;
  }
  return -1;
}

function hasArchive(bytes: Uint8Array): boolean {
  return bytes.length >= 22 && endOfArchive(bytes) >= 0;
}

/** Names from the archive's central directory, which is what readers go by; null when it is not sound. */
function archiveNames(bytes: Uint8Array): Set<string> | null {
  const end = bytes.length >= 22 ? endOfArchive(bytes) : -1;
  if (end < 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let entry = view.getUint16(end + 10, true); entry > 0; entry -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null;
    const nameLength = view.getUint16(at + 28, true);
    names.add(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? names : null;
}

function officeArchiveTypes(bytes: Uint8Array): readonly string[] {
  const names = archiveNames(bytes);
  if (!names?.has('[Content_Types].xml')) return [];
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return [];
  if (names.has('word/document.xml')) return [MEDIA_TYPES.docx];
  return names.has('xl/workbook.xml') ? [MEDIA_TYPES.xlsx] : [];
}

/**
 * Installers and mails are compound files too: only the name of the main stream tells a document from a sheet.
 * A letter with an embedded sheet holds both streams, and then the extension decides.
 */
function compoundFileTypes(bytes: Uint8Array): readonly string[] {
  const isSheet = hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book');
  return [
    ...(hasStream(bytes, 'WordDocument') ? [MEDIA_TYPES.doc] : []),
    ...(isSheet ? [MEDIA_TYPES.xls] : []),
  ];
}

/** Directory entries are 128 bytes, aligned; the name is UTF-16 and its byte length, with the terminator, stands at 64. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const encoded = Array.from(name).flatMap((character) => [character.charCodeAt(0), 0]);
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (
      bytes[at + 64] === encoded.length + 2 &&
      bytes[at + 65] === 0 &&
      startsWith(bytes, encoded, at)
    )
      return true;
  }
  return false;
}
