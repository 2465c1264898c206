export { useMapPlaces } from './use-map-places';
export { useMasters } from './use-masters';
export type { MasterLookup } from './masters.lookup';
export type { Masters, Overhead, Unit } from './masters.types';
