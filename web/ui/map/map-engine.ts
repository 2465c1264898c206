/** The only module that loads maplibre-gl; import it lazily. */
import {
  AttributionControl,
  GeoJSONSource,
  LngLatBounds,
  Map as MapLibre,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
// The address of the worker is named, since the Content-Security-Policy takes scripts of this origin alone.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { DARK, LIGHT, ownLayers, shippedStyle } from './map-style';
import type { MapContent, MapEvents, MapLook, Position } from './map.types';
import classes from './map.module.css';

/** Pixels that lift the name of a place off the works there. */
const ABOVE_A_POINT: [number, number] = [0, -9];

setWorkerUrl(workerUrl);

/** India, where nothing is known yet. */
const HOME: [number, number] = [82, 22];
const HOME_ZOOM = 3.6;
/** How far into a city the map goes by itself. */
const CLOSE_ZOOM = 14;
/** A step of the arrow keys in degrees: about ten metres, with Shift a hundred. */
const STEP = 0.0001;

export interface MapEngine {
  readonly show: (content: MapContent) => void;
  readonly restyle: (look: MapLook) => void;
  /** Moves to what is there: the picked position, the points, the places, else the country. */
  readonly fit: (content: MapContent) => void;
  readonly destroy: () => void;
}

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

function pointFeatures({ points, selectedId }: MapContent): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ id, color, latitude, longitude }) => ({
      type: 'Feature',
      properties: { id, color, selected: id === selectedId },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  };
}

/** Draws into a container. Throws where the browser cannot draw maps at all. */
export function createMap(
  container: HTMLElement,
  firstLook: MapLook,
  events: MapEvents,
  isPicking: boolean,
): MapEngine {
  let look = firstLook;
  let content: MapContent | null = null;
  let labels: Marker[] = [];
  const map = new MapLibre({
    container,
    style: look.styleUrl === '' ? shippedStyle(look.isDark ? DARK : LIGHT) : look.styleUrl,
    center: HOME,
    zoom: HOME_ZOOM,
    maxZoom: 19,
    locale: { ...look.locale },
    attributionControl: false,
    // One finger scrolls the page, two move the map.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  map.addControl(new AttributionControl({ compact: true }), 'bottom-right');

  const pin = pinFor(map, firstLook.markerLabel, events.onPick);

  const addOwn = () => {
    if (map.getSource('points') !== undefined) return;
    map.addSource('shapes', { type: 'geojson', data: NOTHING });
    map.addSource('points', { type: 'geojson', data: NOTHING, cluster: true, clusterRadius: 36 });
    for (const layer of ownLayers(look.isDark ? DARK : LIGHT)) map.addLayer(layer);
    if (content !== null) draw(content);
  };
  map.on('style.load', addOwn);

  const draw = (next: MapContent) => {
    const points = map.getSource('points');
    const shapes = map.getSource('shapes');
    if (points instanceof GeoJSONSource) void points.setData(pointFeatures(next));
    if (shapes instanceof GeoJSONSource) {
      void shapes.setData({
        type: 'FeatureCollection',
        features: next.shapes.map(({ geometry }) => ({
          type: 'Feature',
          properties: {},
          geometry,
        })),
      });
    }
  };

  const label = (next: MapContent) => {
    for (const marker of labels) marker.remove();
    // Names are HTML: the browser joins the letters of Odia and Devanagari, a glyph at a time would not.
    labels = next.places.map(({ name, latitude, longitude, isLarge }) => {
      const element = document.createElement('span');
      element.className = classes['place'] ?? '';
      element.dataset['large'] = String(isLarge);
      element.textContent = name;
      // maplibre names every marker; a name that can be read needs none.
      const marker = new Marker({ element, anchor: 'bottom', offset: ABOVE_A_POINT });
      marker.setLngLat([longitude, latitude]).addTo(map);
      element.removeAttribute('role');
      element.removeAttribute('aria-label');
      element.removeAttribute('tabindex');
      return marker;
    });
  };
  const density = () => {
    container.dataset['zoom'] = map.getZoom() > 12.5 ? 'near' : 'far';
  };
  map.on('zoom', density);
  density();

  map.on('click', (event) => {
    const hit = map.getLayer('points')
      ? map.queryRenderedFeatures(event.point, { layers: ['points', 'clusters'] })[0]
      : undefined;
    if (hit?.layer.id === 'clusters') {
      map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 });
      return;
    }
    const id: unknown = hit?.properties['id'];
    if (typeof id === 'string') events.onSelect(id);
    else if (isPicking) events.onPick(rounded(event.lngLat.lat, event.lngLat.lng));
  });

  return {
    show: (next) => {
      const before = content;
      content = next;
      draw(next);
      if (before?.places !== next.places) label(next);
      pin.show(next.picked);
    },
    restyle: (next) => {
      const isSame = look.isDark === next.isDark && look.styleUrl === next.styleUrl;
      look = next;
      if (isSame) return;
      map.setStyle(
        look.styleUrl === '' ? shippedStyle(look.isDark ? DARK : LIGHT) : look.styleUrl,
        { diff: false },
      );
    },
    fit: (next) => {
      const all: readonly Position[] =
        next.picked !== null ? [next.picked] : next.points.length > 0 ? next.points : next.places;
      const bounds = new LngLatBounds();
      for (const { latitude, longitude } of all) bounds.extend([longitude, latitude]);
      if (bounds.isEmpty()) return;
      map.fitBounds(bounds, { padding: 48, maxZoom: CLOSE_ZOOM, animate: false });
    },
    destroy: () => map.remove(),
  };
}

/** Six places of a degree are a hand's breadth. */
function rounded(latitude: number, longitude: number): Position {
  const six = (value: number) => Math.round(value * 1e6) / 1e6;
  return { latitude: six(latitude), longitude: six(longitude) };
}

/** The pin of a position that is picked: dragged, or moved by the arrow keys. */
function pinFor(map: MapLibre, name: string, onPick: MapEvents['onPick']) {
  const marker = new Marker({ color: '#c67406', draggable: true });
  const element = marker.getElement();
  let isShown = false;
  const tell = () => {
    const { lat, lng } = marker.getLngLat();
    onPick(rounded(lat, lng));
  };
  marker.on('dragend', tell);
  element.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? STEP * 10 : STEP;
    const { lat, lng } = marker.getLngLat();
    const moves: Readonly<Record<string, [number, number]>> = {
      ArrowUp: [lng, lat + step],
      ArrowDown: [lng, lat - step],
      ArrowLeft: [lng - step, lat],
      ArrowRight: [lng + step, lat],
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    marker.setLngLat(to);
    tell();
  });
  return {
    show: (position: Position | null) => {
      if (position === null) {
        marker.remove();
        isShown = false;
        return;
      }
      marker.setLngLat([position.longitude, position.latitude]);
      if (!isShown) marker.addTo(map);
      isShown = true;
      element.tabIndex = 0;
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', name);
    },
  };
}
