/** In what form securities are given. */
export const INSTRUMENTS = ['BANK_GUARANTEE', 'DEMAND_DRAFT', 'FIXED_DEPOSIT', 'ONLINE'] as const;

const ENDING: ReadonlySet<string> = new Set(['BANK_GUARANTEE', 'FIXED_DEPOSIT']);

/** Whether a security of this form has a last day, which has to be told. */
export const hasLastDay = (instrument: string): boolean => ENDING.has(instrument);

/** Whether a bank stands behind it that has to be named. */
export const hasBank = (instrument: string): boolean => instrument !== 'ONLINE';
