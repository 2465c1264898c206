import { Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconList, IconMapPinOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapPlaces, useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { criteriaOf } from '~/lib/list-criteria';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { MapView } from '~/ui/map/MapView';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { FilterBar } from '~/ui/table/FilterBar';
import { FilterChips } from '~/ui/table/FilterChips';
import { useListState } from '~/ui/table/use-list-state';
import { useProjectFilters } from './list/use-project-filters';
import { colorOfState } from './map/map-colors';
import { MapList } from './map/MapList';
import classes from './map/map-page.module.css';
import { projectList, projectQueries } from './project.queries';
import type { ProjectSearch } from './project.search';
import type { ProjectMap } from './project.types';

/** The list as a map: the same filters in the address, a dot for each work, the works beside it as text. */
export function ProjectMapPage() {
  const { t } = useTranslation('projects');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const search: ProjectSearch = useSearch({ strict: false });
  const list = useListState(search, projectList.defaultSort);
  const criteria = criteriaOf(projectList.filters, { ...search });
  const query = useQuery(projectQueries.map(tenant.id, criteria));
  const filters = useProjectFilters(masters, search);
  const isFiltered = Object.keys(criteria).length > 0;
  const title = t('map.title');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.projects'), link: { to: '/projects' } }, { label: title }]}
        actions={
          <LinkButton
            variant="default"
            to="/projects"
            search={search as never}
            leftSection={<IconList size={16} aria-hidden />}
          >
            {t('map.asList')}
          </LinkButton>
        }
      />
      <FilterBar
        search={{ ...search }}
        onChange={list.setFilters}
        searchLabel={t('list.search')}
        filters={filters}
      />
      <FilterChips filters={filters} search={{ ...search }} onChange={list.setFilters} />
      <QueryBoundary
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <EmptyState
            icon={IconMapPinOff}
            title={t(isFiltered ? 'list.noHits' : 'list.empty')}
            hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
          />
        }
      >
        {(map) => <MapAndList map={map} />}
      </QueryBoundary>
    </>
  );
}

function MapAndList({ map }: { readonly map: ProjectMap }) {
  const { t } = useTranslation('projects');
  const { masters } = useMasters();
  const { places, shapes } = useMapPlaces();
  const format = useFormat();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const content = useMemo(
    () => ({
      points: map.points.map(({ id, state, latitude, longitude }) => ({
        id,
        latitude: Number(latitude),
        longitude: Number(longitude),
        color: colorOfState(state),
      })),
      places,
      shapes,
      selectedId,
      picked: null,
    }),
    [map.points, places, shapes, selectedId],
  );
  return (
    <>
      <Group gap="md" mb="xs" role="status">
        <Text size="sm">
          {t('map.shown', { count: map.points.length, total: format.count(map.total) })}
        </Text>
        {map.without_position === 0 ? null : (
          <Text size="sm" c="dimmed">
            {t('map.withoutPosition', { count: map.without_position })}
          </Text>
        )}
      </Group>
      <div className={classes.sides}>
        <MapView
          label={t('map.label')}
          height="min(70vh, 640px)"
          content={content}
          styleUrl={masters.setting('map.style_url') ?? ''}
          fitKey={map.points.map(({ id }) => id).join(' ')}
          onSelect={setSelectedId}
        />
        <Paper component="section" aria-label={t('map.works')} className={classes.works}>
          <MapList points={map.points} selectedId={selectedId} onSelect={setSelectedId} />
        </Paper>
      </div>
    </>
  );
}
