export { masterKeys } from './masters.keys';
export { useMapPlaces } from './use-map-places';
export { usePhotoPlace } from './use-photo-place';
export { useMasters } from './use-masters';
export type { MasterLookup } from './masters.lookup';
export type { MasterList, Overhead, Unit } from './masters.types';
