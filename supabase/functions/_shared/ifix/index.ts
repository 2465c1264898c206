export type * from './port.ts';
export { ifixClient } from './client.ts';
export { readIfixSettings } from './settings.ts';
