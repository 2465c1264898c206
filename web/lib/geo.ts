import { toDecimalText } from './decimal-text';

/** A position in degrees, WGS 84. Places are shown, never reckoned with as money is: floats do. */
interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_METRES = 6_371_000;

/** The position of a record; `null` without one. */
export function positionFrom(
  latitude: number | string | null | undefined,
  longitude: number | string | null | undefined,
): Degrees | null {
  const [north, east] = [toDecimalText(latitude), toDecimalText(longitude)];
  return north === null || east === null
    ? null
    : { latitude: Number(north), longitude: Number(east) };
}

/** How far two positions are apart, in whole metres over the sphere (haversine). */
export function metresBetween(one: Degrees, other: Degrees): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(rad(other.latitude - one.latitude) / 2) ** 2 +
    Math.cos(rad(one.latitude)) *
      Math.cos(rad(other.latitude)) *
      Math.sin(rad(other.longitude - one.longitude) / 2) ** 2;
  return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(half)));
}
