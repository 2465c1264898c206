import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useMapPlaces, type MasterLookup } from '~/features/masters';
import { toDecimalText } from '~/lib/decimal-text';
import { MapView } from '~/ui/map/MapView';
import type { ProjectForm } from '../project.schema';
import classes from './form.module.css';
import { positionOf } from './position';

const HEIGHT = 320;

/** The position on a map: a touch sets it, dragging or the arrow keys correct it. The fields above say the same. */
export function PositionMap({ masters }: { readonly masters: MasterLookup }) {
  const { t } = useTranslation('projects');
  const { control, setValue } = useFormContext<ProjectForm>();
  const [latitude, longitude, locality] = useWatch({
    control,
    name: ['latitude', 'longitude', 'locality_code'],
  });
  const { places, shapes } = useMapPlaces();
  const picked = useMemo(() => positionOf(latitude, longitude), [latitude, longitude]);
  const near = useMemo(() => {
    const place = masters.localitiesOf(undefined).find(({ code }) => code === locality);
    return positionOf(toDecimalText(place?.latitude) ?? '', toDecimalText(place?.longitude) ?? '');
  }, [masters, locality]);
  const content = useMemo(
    () => ({
      // The locality that was chosen is where the map looks until there is a position.
      points:
        near === null || picked !== null ? [] : [{ ...near, id: 'locality', color: '#64757e' }],
      places,
      shapes,
      selectedId: null,
      picked,
    }),
    [near, picked, places, shapes],
  );
  const options = { shouldDirty: true, shouldValidate: true };
  return (
    <div className={classes.map}>
      <MapView
        label={t('position.map')}
        height={HEIGHT}
        content={content}
        isPicking
        styleUrl={masters.setting('map.style_url') ?? ''}
        fitKey={`${locality} ${places.length}`}
        onPick={(position) => {
          setValue('latitude', String(position.latitude), options);
          setValue('longitude', String(position.longitude), options);
          setValue('location_accuracy', '', options);
        }}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t('position.mapHint')}
      </Text>
    </div>
  );
}
