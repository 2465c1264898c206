/** What a figure is: rupees as decimal text, or a whole number of something. */
export type ChartMeasure = 'money' | 'count';

/** One kind of bar. The same series keeps its place, and with it its colour and pattern, on every chart. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
}

/** An address inside the app. */
export interface ChartLink {
  readonly to: string;
  readonly search: Readonly<Record<string, unknown>>;
}

export interface ChartPoint {
  readonly key: string;
  readonly label: string;
  /** By the key of the series. Money is decimal text, so that the figures shown are exact. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The list behind the bar. */
  readonly link?: ChartLink;
}

export interface ChartData {
  readonly measure: ChartMeasure;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
}

/** Months stand beside each other; names, which are long, below each other. */
export type ChartLayout = 'columns' | 'rows';
