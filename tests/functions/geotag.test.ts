import { describe, expect, it } from 'vitest';

import { geotagOf } from '../../supabase/functions/_shared/geotag.ts';

type Entry = [tag: number, type: number, count: number, value: number | number[]];

/** A JPEG head with an EXIF segment: a main directory that points to GPS and EXIF directories. */
function photograph(options: { gps?: Entry[]; taken?: string; isBig?: boolean }): Uint8Array {
  const isLittle = options.isBig !== true;
  const bytes = new Uint8Array(600);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xffd8);
  view.setUint16(2, 0xffe1);
  view.setUint16(4, 590);
  view.setUint32(6, 0x45786966);
  const base = 12;
  const u16 = (at: number, value: number) => view.setUint16(base + at, value, isLittle);
  const u32 = (at: number, value: number) => view.setUint32(base + at, value, isLittle);
  view.setUint16(base, isLittle ? 0x4949 : 0x4d4d);
  u16(2, 42);
  u32(4, 8);
  let free = 300;
  const directory = (at: number, entries: Entry[]) => {
    u16(at, entries.length);
    entries.forEach(([tag, type, count, value], index) => {
      const entry = at + 2 + index * 12;
      u16(entry, tag);
      u16(entry + 2, type);
      u32(entry + 4, count);
      if (typeof value === 'number') {
        if (type === 2) bytes[base + entry + 8] = value;
        else u32(entry + 8, value);
        return;
      }
      u32(entry + 8, free);
      for (const each of value) {
        if (type === 2) bytes[base + free] = each;
        else u32(free, each);
        free += type === 2 ? 1 : 4;
      }
    });
  };
  directory(8, [
    [0x8825, 4, 1, 100],
    [0x8769, 4, 1, 200],
  ]);
  directory(100, options.gps ?? []);
  const taken = options.taken ?? '';
  directory(
    200,
    taken === ''
      ? []
      : [[0x9003, 2, taken.length + 1, Array.from(new TextEncoder().encode(`${taken}\0`))]],
  );
  return bytes;
}

const letter = (text: string) => text.charCodeAt(0);
const place = (north: string, east: string): Entry[] => [
  [1, 2, 2, letter(north)],
  [2, 5, 3, [20, 1, 9, 1, 1530, 100]],
  [3, 2, 2, letter(east)],
  [4, 5, 3, [85, 1, 42, 1, 0, 1]],
];

describe('where and when a photograph was taken', () => {
  it('reads degrees, minutes, seconds, and the day, in both byte orders', () => {
    for (const isBig of [false, true]) {
      const photo = photograph({ gps: place('N', 'E'), taken: '2026:11:24 10:15:00', isBig });
      expect(geotagOf(photo)).toEqual({
        latitude: 20.15425,
        longitude: 85.7,
        taken_on: '2026-11-24',
      });
    }
  });

  it('south and west are below zero', () => {
    expect(geotagOf(photograph({ gps: place('S', 'W') }))).toMatchObject({
      latitude: -20.15425,
      longitude: -85.7,
      taken_on: null,
    });
  });

  it('has no place where there is none, or where the figures lie', () => {
    expect(geotagOf(photograph({ taken: '2026:11:24 10:15:00' }))).toEqual({
      latitude: null,
      longitude: null,
      taken_on: '2026-11-24',
    });
    const beyond = place('N', 'E').map((entry): Entry =>
      entry[0] === 2 ? [2, 5, 3, [120, 1, 0, 1, 0, 1]] : entry,
    );
    expect(geotagOf(photograph({ gps: beyond }))).toBeNull();
    const divided = place('N', 'E').map((entry): Entry =>
      entry[0] === 2 ? [2, 5, 3, [20, 0, 0, 1, 0, 1]] : entry,
    );
    expect(geotagOf(photograph({ gps: divided }))).toBeNull();
    expect(geotagOf(photograph({ taken: '0000:00:00 00:00:00' }))).toBeNull();
  });

  it('never breaks on what is no photograph, or a damaged one', () => {
    expect(geotagOf(new Uint8Array())).toBeNull();
    expect(geotagOf(new TextEncoder().encode('%PDF-1.7 and so on'))).toBeNull();
    const whole = photograph({ gps: place('N', 'E'), taken: '2026:11:24 10:15:00' });
    for (let length = 0; length < whole.length; length += 7) {
      expect(() => geotagOf(whole.slice(0, length))).not.toThrow();
    }
  });
});
