import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import type { MapPlace, MapShape } from '~/ui/map/map.types';
import { masterQueries } from './masters.queries';
import { NO_MASTERS } from './masters.types';

const NO_SHAPES: readonly MapShape[] = [];

/** The places of the agency for a map: names where a position is known, outlines where the masters have them. */
export function useMapPlaces(): {
  readonly places: readonly MapPlace[];
  readonly shapes: readonly MapShape[];
} {
  const { tenant } = useSession();
  const { i18n } = useTranslation();
  const masters = useQuery(masterQueries.inForce(tenant.id));
  const outlines = useQuery(masterQueries.outlines(tenant.id));
  const { boundaries } = masters.data ?? NO_MASTERS;
  const { language } = i18n;
  const places = useMemo(
    () =>
      boundaries.flatMap(({ kind, latitude, longitude, ...named }) => {
        if (latitude === null || longitude === null) return [];
        return [
          {
            name: localName(named, language),
            latitude: Number(latitude),
            longitude: Number(longitude),
            isLarge: kind !== 'LOCALITY',
          },
        ];
      }),
    [boundaries, language],
  );
  return { places, shapes: outlines.data ?? NO_SHAPES };
}
