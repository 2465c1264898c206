import type { ChartData } from './chart.types';

const LAKH = 100_000;
const CRORE = 10_000_000;

/** The unit of an axis in rupees: one for all its ticks, so that they can be compared at a glance. */
export type AxisUnit = 'rupee' | 'lakh' | 'crore';

/** How long a bar is drawn. For geometry only: every figure that is read comes from the exact text. */
export function lengthOf(value: string | number | undefined): number {
  return Number(value ?? 0);
}

export function unitOf({ measure, points, series }: ChartData): AxisUnit {
  if (measure === 'count') return 'rupee';
  const largest = Math.max(
    0,
    ...points.flatMap(({ values }) => series.map(({ key }) => Math.abs(lengthOf(values[key])))),
  );
  return largest >= CRORE ? 'crore' : largest >= LAKH ? 'lakh' : 'rupee';
}

/** A tick of the axis in its unit: 2500000 is 25 on an axis in lakh. */
export function tickOf(value: number, unit: AxisUnit): number {
  return value / (unit === 'crore' ? CRORE : unit === 'lakh' ? LAKH : 1);
}
