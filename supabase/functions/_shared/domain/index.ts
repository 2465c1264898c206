/** The calculation core, shared by the web app, the edge functions and the tests. Pure: nothing here does I/O. */
export * from './attendance.ts';
export * from './comparison.ts';
export * from './decimal.ts';
export * from './deviation.ts';
export * from './error-codes.ts';
export * from './estimate-preview.ts';
export * from './estimate-validation.ts';
export * from './estimate.ts';
export * from './identifiers.ts';
export * from './measurement.ts';
export * from './money.ts';
export * from './muster.ts';
export * from './period.ts';
export * from './project-validation.ts';
export * from './quantity.ts';
export * from './rate-analysis.ts';
export * from './workflow.ts';
