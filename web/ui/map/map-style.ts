import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

interface Palette {
  readonly water: string;
  readonly land: string;
  readonly coast: string;
  readonly shape: string;
  readonly halo: string;
}

export const LIGHT: Palette = {
  water: '#cfe3ea',
  land: '#f6f4ee',
  coast: '#9fb6bf',
  shape: '#12665f',
  halo: '#ffffff',
};

export const DARK: Palette = {
  water: '#0d1a20',
  land: '#1d282d',
  coast: '#41565f',
  shape: '#74cabf',
  halo: '#11191d',
};

/** The map that is shipped with the app: land and water, nothing that has to be fetched from elsewhere. */
export function shippedStyle({ water, land, coast }: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: '/map/land.json', attribution: 'Natural Earth' },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': land } },
      { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': coast } },
    ],
  };
}

/** What the app draws above any style: outlines of wards, dots of records, counts of dots that stand together. */
export function ownLayers({ shape, halo }: Palette): LayerSpecification[] {
  return [
    {
      id: 'shapes',
      type: 'line',
      source: 'shapes',
      paint: { 'line-color': shape, 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    {
      id: 'clusters',
      type: 'circle',
      source: 'points',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': '#12665f',
        'circle-radius': ['step', ['get', 'point_count'], 15, 10, 19, 100, 24],
        'circle-stroke-color': halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'points',
      filter: ['has', 'point_count'],
      // Without a glyph server the browser's own fonts draw the figures.
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': ['Inter Variable', 'sans-serif'],
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'points',
      type: 'circle',
      source: 'points',
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-color': ['get', 'color'],
        'circle-radius': ['case', ['==', ['get', 'selected'], true], 11, 7],
        'circle-stroke-color': halo,
        'circle-stroke-width': ['case', ['==', ['get', 'selected'], true], 4, 2],
      },
    },
  ];
}
