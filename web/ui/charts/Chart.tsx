import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useEffect, useId, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartTable } from './ChartTable';
import { unitOf } from './chart-scale';
import classes from './charts.module.css';
import type { ChartData, ChartLayout, ChartLink } from './chart.types';

interface ChartProps {
  readonly title: string;
  /** What the figures are and how they come about, in a sentence. */
  readonly definition: string;
  /** What the points are: "Month". */
  readonly pointsLabel: string;
  readonly data: ChartData;
  readonly layout?: ChartLayout;
}

type Engine = ComponentType<{
  label: string;
  data: ChartData;
  layout: ChartLayout;
  height: number;
  onOpen: (link: ChartLink) => void;
}>;

const HEIGHT = 240;
const ROW = 34;

/**
 * A bar chart with its table. Recharts loads when the first one is shown; where that fails the table stands in its
 * place. Bars begin at zero; figures on the axis share one unit, exact ones are in the tooltip and in the table.
 *
 *     <Chart title={…} definition={…} pointsLabel={t('month')} data={{ measure: 'money', series, points }} />
 */
export function Chart({ title, definition, pointsLabel, data, layout = 'columns' }: ChartProps) {
  const { t } = useTranslation('charts');
  const navigate = useNavigate();
  const titleId = useId();
  const [engine, setEngine] = useState<{ Engine: Engine } | 'unable' | null>(null);
  const [wantsTable, setWantsTable] = useState(false);
  useEffect(() => {
    let isGone = false;
    import('./chart-engine').then(
      ({ ChartEngine }) => {
        if (!isGone) setEngine({ Engine: ChartEngine });
      },
      () => {
        if (!isGone) setEngine('unable');
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  const unit = unitOf(data);
  const isTable = wantsTable || engine === 'unable' || data.points.length === 0;
  const height = layout === 'rows' ? data.points.length * ROW * data.series.length + 32 : HEIGHT;
  return (
    <figure className={classes.figure} aria-labelledby={titleId}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs" mb="xs">
        <figcaption>
          <Title order={2} fz="md" id={titleId}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {definition}
          </Text>
        </figcaption>
        {engine === 'unable' || data.points.length === 0 ? null : (
          <Button
            variant="default"
            size="compact-sm"
            className="no-print"
            style={{ flexShrink: 0 }}
            leftSection={
              isTable ? <IconChartBar size={15} aria-hidden /> : <IconTable size={15} aria-hidden />
            }
            onClick={() => setWantsTable(!wantsTable)}
            aria-label={t(isTable ? 'asChartOf' : 'asTableOf', { title })}
          >
            {t(isTable ? 'asChart' : 'asTable')}
          </Button>
        )}
      </Group>
      {isTable ? (
        <ChartTable caption={title} pointsLabel={pointsLabel} data={data} />
      ) : engine === null ? (
        <Skeleton height={height} />
      ) : (
        <>
          <Keys data={data} unitLabel={data.measure === 'money' ? t(`unit.${unit}`) : null} />
          <engine.Engine
            label={t('label', { title, definition })}
            {...{ data, layout, height }}
            onOpen={({ to, search }) => void navigate({ to, search: search as never })}
          />
        </>
      )}
    </figure>
  );
}

interface KeysProps {
  readonly data: ChartData;
  readonly unitLabel: string | null;
}

/** Which bar is what, and in which unit the axis counts. */
function Keys({ data, unitLabel }: KeysProps) {
  return (
    <Group gap="md" mb={4}>
      {unitLabel === null ? null : (
        <Text size="xs" c="dimmed">
          {unitLabel}
        </Text>
      )}
      {data.series.length < 2
        ? null
        : data.series.map(({ key, label }, index) => (
            <Group key={key} gap={6} wrap="nowrap">
              <span
                aria-hidden
                className={`${classes.key ?? ''} ${index === 0 ? '' : (classes.keySecond ?? '')}`}
              />
              <Text size="xs">{label}</Text>
            </Group>
          ))}
    </Group>
  );
}
