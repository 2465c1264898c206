import {
  Bar,
  BarChart,
  CartesianGrid,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from 'recharts';
import { useFormat } from '~/i18n/use-format';
import classes from './charts.module.css';
import { lengthOf, tickOf, unitOf } from './chart-scale';
import type { ChartData, ChartLayout, ChartLink, ChartPoint } from './chart.types';

interface ChartEngineProps {
  readonly label: string;
  readonly data: ChartData;
  readonly layout: ChartLayout;
  readonly height: number;
  readonly onOpen: (link: ChartLink) => void;
}

const NAME_WIDTH = 148;
const FIGURE_WIDTH = 52;

/** The drawing, by Recharts: loaded with the first chart that is shown. */
export function ChartEngine({ label, data, layout, height, onOpen }: ChartEngineProps) {
  const format = useFormat();
  const unit = unitOf(data);
  const rows = data.points.map((point) => ({
    name: point.label,
    point,
    ...Object.fromEntries(data.series.map(({ key }) => [key, lengthOf(point.values[key])])),
  }));
  const tick = (value: number) => format.quantity(tickOf(value, unit));
  const isRows = layout === 'rows';
  const figures = {
    type: 'number',
    tickFormatter: tick,
    allowDecimals: data.measure === 'money',
    tickLine: false,
    axisLine: false,
  } as const;
  const names = { dataKey: 'name', type: 'category', tickLine: false } as const;
  return (
    <BarChart
      className={classes.drawing ?? ''}
      data={rows}
      layout={isRows ? 'vertical' : 'horizontal'}
      responsive
      style={{ width: '100%', height }}
      margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      barGap={2}
      title={label}
    >
      <defs>
        <pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className={classes.hatchGround} />
          <path d="M0 6 6 0M-1 1 1-1M5 7 7 5" className={classes.hatchLine} />
        </pattern>
      </defs>
      <CartesianGrid vertical={isRows} horizontal={!isRows} stroke="var(--app-line)" />
      {isRows ? (
        <XAxis {...figures} height={24} />
      ) : (
        <XAxis {...names} height={28} interval="preserveStartEnd" minTickGap={12} />
      )}
      {isRows ? (
        <YAxis {...names} width={NAME_WIDTH} interval={0} />
      ) : (
        <YAxis {...figures} width={FIGURE_WIDTH} />
      )}
      <Tooltip
        isAnimationActive={false}
        cursor={{ className: classes.cursor ?? '' }}
        content={(shown) => <Exact shown={shown} data={data} />}
      />
      {data.series.map(({ key, label: name }, index) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          // Told apart by a pattern as well as by a colour.
          fill={index === 0 ? 'var(--chart-first)' : 'url(#chart-hatch)'}
          stroke={index === 0 ? 'none' : 'var(--chart-second)'}
          maxBarSize={28}
          radius={2}
          isAnimationActive={false}
          onClick={(_, at) => {
            const link = data.points[at]?.link;
            if (link !== undefined) onOpen(link);
          }}
        />
      ))}
    </BarChart>
  );
}

interface ExactProps {
  readonly shown: TooltipContentProps;
  readonly data: ChartData;
}

/** The exact figures of the point under the pointer or the keyboard. */
function Exact({ shown, data }: ExactProps) {
  const format = useFormat();
  const row = shown.payload[0]?.payload as { point: ChartPoint } | undefined;
  if (!shown.active || row === undefined) return null;
  return (
    <div className={classes.tip} role="status">
      <strong>{row.point.label}</strong>
      {data.series.map(({ key, label }) => (
        <div key={key} className={classes.tipLine}>
          <span>{label}</span>
          <span className="tabular">
            {data.measure === 'money'
              ? format.money(row.point.values[key])
              : format.count(Number(row.point.values[key] ?? 0))}
          </span>
        </div>
      ))}
    </div>
  );
}
