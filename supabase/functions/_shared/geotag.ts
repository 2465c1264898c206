/** Where and when a photograph was taken, as the camera wrote it into the file. Degrees, WGS 84; a calendar day. */
export interface Geotag {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly taken_on: string | null;
}

const GPS_POINTER = 0x8825;
const EXIF_POINTER = 0x8769;
const TAKEN_AT = 0x9003;

/**
 * Reads the EXIF of a JPEG: GPS position and the day of the picture. Answers null for a file that carries neither, and
 * for anything that is not what it should be: a photograph without a place is still a photograph.
 */
export function geotagOf(content: Uint8Array): Geotag | null {
  try {
    const tiff = exifOf(content);
    if (tiff === null) return null;
    const first = directory(tiff, tiff.view.getUint32(4, tiff.isLittle));
    const gps = pointed(tiff, first.get(GPS_POINTER));
    const exif = pointed(tiff, first.get(EXIF_POINTER));
    const latitude = degrees(tiff, gps.get(1), gps.get(2), 'S', 90);
    const longitude = degrees(tiff, gps.get(3), gps.get(4), 'W', 180);
    const taken = exif.get(TAKEN_AT);
    const day = taken === undefined ? null : dayOf(ascii(tiff, taken));
    const hasPlace = latitude !== null && longitude !== null;
    if (!hasPlace && day === null) return null;
    return {
      latitude: hasPlace ? latitude : null,
      longitude: hasPlace ? longitude : null,
      taken_on: day,
    };
  } catch (error) {
    // Offsets that lead out of the file: damaged, or made to deceive.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Tiff {
  readonly view: DataView;
  readonly isLittle: boolean;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where the value, or the offset of it, stands. */
  readonly at: number;
}

/** The TIFF block of the EXIF segment; null when there is none. */
function exifOf(content: Uint8Array): Tiff | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 10 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    // The picture itself begins: what describes it stands before.
    if (marker === 0xda || length < 2) return null;
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      const start = at + 10;
      const end = Math.min(at + 2 + length, view.byteLength);
      const tiff = new DataView(content.buffer, content.byteOffset + start, end - start);
      return { view: tiff, isLittle: tiff.getUint16(0) === 0x4949 };
    }
    at += 2 + length;
  }
  return null;
}

function directory({ view, isLittle }: Tiff, at: number): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  const count = view.getUint16(at, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    entries.set(view.getUint16(entry, isLittle), {
      type: view.getUint16(entry + 2, isLittle),
      count: view.getUint32(entry + 4, isLittle),
      at: entry + 8,
    });
  }
  return entries;
}

function pointed(tiff: Tiff, entry: Entry | undefined): Map<number, Entry> {
  if (entry === undefined) return new Map();
  return directory(tiff, tiff.view.getUint32(entry.at, tiff.isLittle));
}

function ascii({ view, isLittle }: Tiff, { count, at }: Entry): string {
  const start = count <= 4 ? at : view.getUint32(at, isLittle);
  const length = Math.min(count, 64);
  return Array.from({ length }, (_, index) => String.fromCharCode(view.getUint8(start + index)))
    .join('')
    .replace(/\0.*$/s, '');
}

/** Degrees, minutes and seconds as one figure with six places; null where a part is missing or beyond the globe. */
function degrees(
  tiff: Tiff,
  reference: Entry | undefined,
  value: Entry | undefined,
  negative: string,
  most: number,
): number | null {
  if (reference === undefined || value === undefined || value.type !== 5 || value.count !== 3) {
    return null;
  }
  const { view, isLittle } = tiff;
  const start = view.getUint32(value.at, isLittle);
  const part = (index: number) => {
    const divisor = view.getUint32(start + index * 8 + 4, isLittle);
    return divisor === 0 ? Number.NaN : view.getUint32(start + index * 8, isLittle) / divisor;
  };
  const sum = part(0) + part(1) / 60 + part(2) / 3600;
  if (!Number.isFinite(sum) || sum > most) return null;
  const rounded = Math.round(sum * 1e6) / 1e6;
  return ascii(tiff, reference).toUpperCase() === negative ? -rounded : rounded;
}

/** `2026:11:24 10:15:00` as `2026-11-24`; null for a camera whose clock was never set. */
function dayOf(text: string): string | null {
  const match = /^(\d{4}):(\d{2}):(\d{2}) /.exec(text);
  if (match === null || Number(match[1]) < 1990) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return Number.isNaN(Date.parse(day)) ? null : day;
}
