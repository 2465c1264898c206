import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { Site, SiteMilestone } from '../site.types';
import classes from './Gantt.module.css';
import { nextDay, type Scale, type Span } from './schedule';

const place = ({ from, width }: Span) => ({ left: `${from}%`, width: `${width}%` });

interface GanttBarProps {
  readonly milestone: SiteMilestone;
  readonly site: Site;
  readonly scale: Scale;
}

/** The plan of a milestone above what became of it. The words beside it say the same. */
export function GanttBar({ milestone, site, scale }: GanttBarProps) {
  const { planned_from_on: from, planned_to_on: to, begun_on: begun, done_on: done } = milestone;
  const until = done ?? site.today;
  // The days after the planned end, as far as work had begun by then.
  const late =
    to === null || begun === null || until <= to
      ? null
      : scale.span(begun > to ? begun : nextDay(to), until);
  return (
    <div className={classes.track} aria-hidden>
      {from === null || to === null ? null : (
        <span className={classes.planned} style={place(scale.span(from, to))} />
      )}
      {begun === null ? null : (
        <span className={classes.actual} style={place(scale.span(begun, until))} />
      )}
      {late === null ? null : <span className={classes.late} style={place(late)} />}
      <Marks site={site} scale={scale} />
    </div>
  );
}

function Marks({ site, scale }: Omit<GanttBarProps, 'milestone'>) {
  const { today, ends_on: end, first_ends_on: first } = site;
  return (
    <>
      {end === null ? null : (
        <span
          className={classes.mark}
          data-kind="end"
          style={{ left: `calc(${scale.at(end) + scale.span(end, end).width}% - 2px)` }}
        />
      )}
      {first === null || first === end ? null : (
        <span className={classes.mark} data-kind="first" style={{ left: `${scale.at(first)}%` }} />
      )}
      {today < scale.first || today > scale.last ? null : (
        <span className={classes.mark} style={{ left: `${scale.at(today)}%` }} />
      )}
    </>
  );
}

/** What the bars and lines mean, and which days the plan spans. */
export function GanttKey({ site, scale }: Omit<GanttBarProps, 'milestone'>) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const keys = [
    { key: 'planned', node: <span className={classes.planned} /> },
    { key: 'actual', node: <span className={classes.actual} /> },
    { key: 'late', node: <span className={classes.late} /> },
    { key: 'today', node: <span className={classes.mark} /> },
    { key: 'end', node: <span className={classes.mark} data-kind="end" /> },
    ...(site.first_ends_on === site.ends_on
      ? []
      : [{ key: 'first', node: <span className={classes.mark} data-kind="first" /> }]),
  ];
  const day = { today: site.today, end: site.ends_on, first: site.first_ends_on };
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed">
        {t('gantt.days', { from: format.date(scale.first), to: format.date(scale.last) })}
      </Text>
      {keys.map(({ key, node }) => (
        <Group key={key} gap={4} wrap="nowrap">
          <span className={classes.key} aria-hidden>
            {node}
          </span>
          <Text size="xs" c="dimmed">
            {t(`gantt.${key}`, {
              on: key in day ? format.date(day[key as keyof typeof day]) : '',
            })}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
