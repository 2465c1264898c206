#!/usr/bin/env node
/**
 * Makes `public/map/land.json`, the land of the shipped map, from Natural Earth's land at 1:10 million (public domain,
 * by way of the package world-atlas). Land and water alone: no border is drawn, so that none can be wrong.
 * Run it when the package or the window changes; its result is committed.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { feature } from 'topojson-client';

/** The Indian subcontinent with its seas: west, south, east, north. */
const WINDOW = [58, -2, 106, 42];
/** Three decimals of a degree are a hundred metres, finer than the source. */
const DECIMALS = 3;

const root = path.resolve(import.meta.dirname, '..');
const source = createRequire(import.meta.url).resolve('world-atlas/land-10m.json');
const atlas = JSON.parse(fs.readFileSync(source, 'utf8'));
const { features } = feature(atlas, atlas.objects.land);

/** Cuts a ring at one side of the window (Sutherland and Hodgman). */
function cut(ring, axis, limit, keepsAbove) {
  const isInside = (point) => (keepsAbove ? point[axis] >= limit : point[axis] <= limit);
  const crossing = (from, to) => {
    const share = (limit - from[axis]) / (to[axis] - from[axis]);
    return from.map((value, index) => value + share * (to[index] - value));
  };
  return ring.flatMap((point, index) => {
    const before = ring[(index + ring.length - 1) % ring.length];
    if (isInside(point)) return isInside(before) ? [point] : [crossing(before, point), point];
    return isInside(before) ? [crossing(before, point)] : [];
  });
}

function clip(ring) {
  const [west, south, east, north] = WINDOW;
  const open = ring.slice(0, -1);
  const kept = cut(
    cut(cut(cut(open, 0, west, true), 0, east, false), 1, south, true),
    1,
    north,
    false,
  );
  const rounded = kept
    .map((point) => point.map((value) => Number(value.toFixed(DECIMALS))))
    .filter((point, index, all) => index === 0 || String(point) !== String(all[index - 1]));
  return rounded.length < 3 ? null : [...rounded, rounded[0]];
}

const polygons = features
  .flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  )
  .map((rings) => rings.map(clip))
  .filter(([outer]) => outer !== null)
  .map((rings) => rings.filter((ring) => ring !== null));

const land = {
  type: 'Feature',
  properties: {},
  geometry: { type: 'MultiPolygon', coordinates: polygons },
};
const target = path.join(root, 'public', 'map', 'land.json');
fs.mkdirSync(path.dirname(target), { recursive: true });
fs.writeFileSync(target, `${JSON.stringify(land)}\n`);
console.log(
  `${path.relative(root, target)}: ${polygons.length} polygons, ${fs.statSync(target).size} bytes`,
);
