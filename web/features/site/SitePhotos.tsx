import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperFiles, type PaperDocument } from '~/features/documents';
import { usePhotoPlace } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { metresBetween, positionFrom } from '~/lib/geo';
import type { Site } from './site.types';

interface SitePhotosProps {
  readonly photos: readonly PaperDocument[];
  /** Where the work is: how far from it a photograph was taken is said beside it. */
  readonly place: Site['place'];
}

/** Photographs with where and when each was taken. */
export function SitePhotos({ photos, place }: SitePhotosProps) {
  const placeOf = useSitePlace(place);
  return photos.length === 0 ? null : <PaperFiles documents={photos} placeOf={placeOf} />;
}

/** The place of a photograph in words, with its distance from the work; says so when the camera wrote none. */
export function useSitePlace(place: Site['place']): (photo: PaperDocument) => string {
  const { t } = useTranslation('site');
  const format = useFormat();
  const nearest = usePhotoPlace();
  return useCallback(
    (photo: PaperDocument) => {
      const words = nearest(photo);
      if (words === null) return t('photo.noPlace');
      const work = positionFrom(place?.latitude, place?.longitude);
      const at = positionFrom(photo.latitude, photo.longitude);
      if (work === null || at === null) return words;
      const metres = metresBetween(at, work);
      const distance =
        metres < 1000
          ? t('photo.metres', { distance: format.count(metres) })
          : t('photo.kilometres', { distance: format.quantity(String(metres / 1000), 1) });
      return `${words} · ${distance}`;
    },
    [t, format, nearest, place],
  );
}
