import { Box } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapPlaces, type MasterLookup } from '~/features/masters';
import { toDecimalText } from '~/lib/decimal-text';
import { MapView } from '~/ui/map/MapView';
import { positionOf } from '../form/position';
import type { Project } from '../project.types';

const HEIGHT = 260;

interface PlaceMapProps {
  readonly project: Project;
  readonly masters: MasterLookup;
}

/** Where the work is. The facts beside it say the same in words and figures. */
export function PlaceMap({ project, masters }: PlaceMapProps) {
  const { t } = useTranslation('projects');
  const { places, shapes } = useMapPlaces();
  const { id, latitude, longitude } = project;
  const content = useMemo(() => {
    const position = positionOf(toDecimalText(latitude) ?? '', toDecimalText(longitude) ?? '');
    // A dot, not the pin of the form: that one can be dragged.
    const points = position === null ? [] : [{ ...position, id, color: '#c67406' }];
    return { points, places, shapes, selectedId: id, picked: null };
  }, [id, latitude, longitude, places, shapes]);
  return (
    <Box mt="sm" className="no-print">
      <MapView
        label={t('position.map')}
        height={HEIGHT}
        content={content}
        styleUrl={masters.setting('map.style_url') ?? ''}
        fitKey={String(places.length)}
      />
    </Box>
  );
}
