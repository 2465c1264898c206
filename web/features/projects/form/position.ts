import type { Position } from '~/ui/map/map.types';

/** A position that was typed, or nothing while it is none. */
export function positionOf(latitude: string, longitude: string): Position | null {
  const [north, east] = [latitude, longitude].map((typed) =>
    typed.trim() === '' ? Number.NaN : Number(typed),
  );
  if (north === undefined || east === undefined) return null;
  if (!(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) return null;
  return { latitude: north, longitude: east };
}
