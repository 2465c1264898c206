import { Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { MapProject } from '../project.types';
import { colorOfState } from './map-colors';
import classes from './map-page.module.css';

interface MapListProps {
  readonly points: readonly MapProject[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}

/** The works of the map as text: what is touched here is shown there, and the other way round. */
export function MapList({ points, selectedId, onSelect }: MapListProps) {
  const { t } = useTranslation('projects');
  const { masters } = useMasters();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <ul ref={list} className={classes.list} aria-label={t('map.works')}>
      {points.map((point) => (
        <li
          key={point.id}
          className={classes.item}
          data-selected={point.id === selectedId}
          onClick={() => onSelect(point.id)}
        >
          <Group gap={8} wrap="nowrap" align="flex-start">
            <span
              className={classes.dot}
              style={{ background: colorOfState(point.state) }}
              aria-hidden
            />
            <div>
              <LinkText
                to="/projects/$projectId"
                params={{ projectId: point.id }}
                fw={600}
                size="sm"
                onFocus={() => onSelect(point.id)}
              >
                {point.name}
              </LinkText>
              <Text size="xs" c="dimmed" className="tabular">
                {[point.number, masters.place(point)].filter(Boolean).join(' · ')}
              </Text>
              <Group gap={8} mt={2}>
                <PaperState type="project" state={point.state} size="sm" />
                <MoneyText value={point.estimated_cost} size="xs" fw={600} />
              </Group>
            </div>
          </Group>
        </li>
      ))}
    </ul>
  );
}
