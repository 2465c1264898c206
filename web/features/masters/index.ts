export { masterKeys } from './masters.keys';
export { masterQueries } from './masters.queries';
export { useMasters } from './use-masters';
export type { MasterLookup } from './masters.lookup';
export type { Boundary, DocumentKind, MasterCode, Masters, Overhead, Unit } from './masters.types';
