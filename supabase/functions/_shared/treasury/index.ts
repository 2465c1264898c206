export type * from './port.ts';
export { jitTreasury } from './jit.ts';
export { readTreasurySettings } from './settings.ts';
