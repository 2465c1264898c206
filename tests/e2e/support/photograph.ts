const BASE = 12;
const GPS_AT = 100;
const VALUES_AT = 300;
const RATIONAL = 5;
const ASCII = 2;
const LONG = 4;

/** The smallest picture that a browser draws: one grey point, without what the camera says. */
const PICTURE =
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z';

/** A JPEG as a phone takes it: the place stands in its EXIF part, in degrees north and east. */
export function photographAt(north: number, east: number): Buffer {
  const exif = Buffer.alloc(590);
  exif.writeUInt16BE(0xffe1, 0);
  exif.writeUInt16BE(exif.length - 2, 2);
  exif.write('Exif', 4, 'ascii');
  // Little-endian, the main directory at 8; offsets count from the byte order mark.
  const base = BASE - 2;
  exif.write('II', base, 'ascii');
  exif.writeUInt16LE(42, base + 2);
  exif.writeUInt32LE(8, base + 4);
  let free = VALUES_AT;
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    exif.writeUInt16LE(tag, base + at);
    exif.writeUInt16LE(type, base + at + 2);
    exif.writeUInt32LE(count, base + at + 4);
    exif.writeUInt32LE(value, base + at + 8);
  };
  const degrees = (value: number): number => {
    const from = free;
    const whole = Math.floor(value);
    const minutes = Math.floor((value - whole) * 60);
    const seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 1000);
    for (const part of [whole, 1, minutes, 1, seconds, 1000]) {
      exif.writeUInt32LE(part, base + free);
      free += 4;
    }
    return from;
  };
  exif.writeUInt16LE(1, base + 8);
  entry(10, 0x8825, LONG, 1, GPS_AT);
  exif.writeUInt16LE(4, base + GPS_AT);
  entry(GPS_AT + 2, 1, ASCII, 2, 'N'.charCodeAt(0));
  entry(GPS_AT + 14, 2, RATIONAL, 3, degrees(north));
  entry(GPS_AT + 26, 3, ASCII, 2, 'E'.charCodeAt(0));
  entry(GPS_AT + 38, 4, RATIONAL, 3, degrees(east));
  const picture = Buffer.from(PICTURE, 'base64');
  return Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)]);
}
