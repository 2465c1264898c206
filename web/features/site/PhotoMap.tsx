import { Paper, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapPlaces, useMasters } from '~/features/masters';
import { positionFrom } from '~/lib/geo';
import { MapView } from '~/ui/map/MapView';
import type { Site } from './site.types';

const HEIGHT = 260;
const WORK = '#c67406';
const PHOTO = '#14746f';

/** Where the work is and where its photographs were taken; the lists above say the same in words. */
export function PhotoMap({ site }: { readonly site: Site }) {
  const { t } = useTranslation('site');
  const { masters } = useMasters();
  const { places, shapes } = useMapPlaces();
  const photos = useMemo(
    () =>
      [...site.milestones.flatMap(({ reports }) => reports), ...site.diary]
        .flatMap((owner) => owner.photos)
        .flatMap(({ id, latitude, longitude }) => {
          const position = positionFrom(latitude, longitude);
          return position === null ? [] : [{ ...position, id, color: PHOTO }];
        }),
    [site],
  );
  const content = useMemo(() => {
    const work = positionFrom(site.place?.latitude, site.place?.longitude);
    const points = work === null ? photos : [{ ...work, id: site.id, color: WORK }, ...photos];
    return { points, places, shapes, selectedId: site.id, picked: null };
  }, [site, photos, places, shapes]);
  if (content.points.length === 0) return null;
  return (
    <Paper component="section" p="md" className="no-print" aria-labelledby="site-map">
      <Title order={2} fz="md" id="site-map">
        {t('map.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('map.text', {
          place: site.place === null ? '' : masters.place(site.place),
          count: photos.length,
        })}
      </Text>
      <MapView
        label={t('map.label')}
        height={HEIGHT}
        content={content}
        styleUrl={masters.setting('map.style_url') ?? ''}
        fitKey={`${places.length} ${photos.length}`}
      />
    </Paper>
  );
}
