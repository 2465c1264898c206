import type { MultiPolygon, Polygon } from 'geojson';

/** A position in degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** A record on the map: a dot, gathered with its neighbours while they are too close to tell apart. */
export interface MapPoint extends Position {
  readonly id: string;
  /** A colour of the theme by name; the meaning stands in words beside the map. */
  readonly color: string;
}

/** A name on the map for orientation: a ward, a locality, a town. */
export interface MapPlace extends Position {
  readonly name: string;
  readonly isLarge: boolean;
}

/** The outline of a ward or locality, as GeoJSON. */
export interface MapShape {
  readonly geometry: Polygon | MultiPolygon;
}

export interface MapContent {
  readonly points: readonly MapPoint[];
  readonly places: readonly MapPlace[];
  readonly shapes: readonly MapShape[];
  /** The record that is looked at. */
  readonly selectedId: string | null;
  /** The position that is being picked. */
  readonly picked: Position | null;
}

export interface MapEvents {
  readonly onPick: (position: Position) => void;
  readonly onSelect: (id: string) => void;
}

/** Words and looks, all from outside: the engine knows neither languages nor themes. */
export interface MapLook {
  readonly isDark: boolean;
  readonly locale: Readonly<Record<string, string>>;
  readonly markerLabel: string;
  /** The address of another style (MapLibre style JSON); empty for the one that is shipped. */
  readonly styleUrl: string;
}
