import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecimalInput } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { metresBetween, positionFrom } from '~/lib/geo';
import { useMasters } from './use-masters';

interface Photo {
  readonly latitude?: DecimalInput;
  readonly longitude?: DecimalInput;
  readonly taken_on?: string | null;
}

/** Further away than this, a place does not say where something is. */
const NEAR_METRES = 3000;

/** Says where and when a photograph was taken: the nearest place of the agency, the position, the day; `null` without a position. */
export function usePhotoPlace(): (photo: Photo) => string | null {
  const { t } = useTranslation('map');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  return useCallback(
    (photo: Photo) => {
      const at = positionFrom(photo.latitude, photo.longitude);
      if (at === null) return null;
      const [nearest] = masters.boundaries
        .flatMap((boundary) => {
          const position = positionFrom(boundary.latitude, boundary.longitude);
          if (boundary.kind === 'CITY' || position === null) return [];
          return [{ boundary, metres: metresBetween(at, position) }];
        })
        .filter(({ metres }) => metres <= NEAR_METRES)
        .sort((one, other) => one.metres - other.metres);
      return [
        nearest === undefined ? null : t('near', { place: nameOf(nearest.boundary) }),
        t('position', {
          north: format.quantity(String(Math.abs(at.latitude)), 5),
          latSide: at.latitude < 0 ? 'S' : 'N',
          east: format.quantity(String(Math.abs(at.longitude)), 5),
          longSide: at.longitude < 0 ? 'W' : 'E',
        }),
        photo.taken_on === undefined || photo.taken_on === null
          ? null
          : t('taken', { on: format.date(photo.taken_on) }),
      ]
        .filter((part) => part !== null)
        .join(' · ');
    },
    [t, masters, nameOf, format],
  );
}
