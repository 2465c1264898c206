import { Box } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapPlaces, useMasters } from '~/features/masters';
import { positionFrom } from '~/lib/geo';
import { MapView } from '~/ui/map/MapView';
import type { Asset } from '../asset.types';

const HEIGHT = 260;

/** Where the asset stands. The facts above it say the same in words and figures. */
export function AssetMap({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const { places, shapes } = useMapPlaces();
  const { id, latitude, longitude } = asset;
  const content = useMemo(() => {
    const position = positionFrom(latitude, longitude);
    const points = position === null ? [] : [{ ...position, id, color: '#c67406' }];
    return { points, places, shapes, selectedId: id, picked: null };
  }, [id, latitude, longitude, places, shapes]);
  if (content.points.length === 0) return null;
  return (
    <Box mt="sm" className="no-print">
      <MapView
        label={t('map')}
        height={HEIGHT}
        content={content}
        styleUrl={masters.setting('map.style_url') ?? ''}
        fitKey={String(places.length)}
      />
    </Box>
  );
}
