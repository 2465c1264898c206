import { Button, Text } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { FormSection } from '~/ui/form/FormSection';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import type { ProjectForm } from '../project.schema';
import type { SectionProps } from './form-types';
import { PositionMap } from './PositionMap';

/** Where it is to be built. The city is the tenant. */
export function PlaceSection({ control, masters }: SectionProps) {
  const { t } = useTranslation('projects');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const { setValue } = useFormContext<ProjectForm>();
  const ward = useWatch({ control, name: 'ward_code' });
  return (
    <FormSection
      id="place"
      title={t('section.place')}
      hint={t('hint.city', { city: nameOf(tenant) })}
      aside={<PositionButton />}
    >
      <SelectField
        control={control}
        name="ward_code"
        label={t('field.ward_code')}
        options={masters.wards}
        onPicked={() => setValue('locality_code', '', { shouldDirty: true })}
        isRequired
      />
      <SelectField
        control={control}
        name="locality_code"
        label={t('field.locality_code')}
        options={ward === '' ? [] : masters.localitiesOf(ward)}
        placeholder={t(ward === '' ? 'hint.wardFirst' : 'hint.chooseLocality')}
        isDisabled={ward === ''}
        isRequired
      />
      <TextField
        control={control}
        name="door_number"
        label={t('field.door_number')}
        maxLength={64}
      />
      <TextField control={control} name="street" label={t('field.street')} maxLength={128} />
      <TextField control={control} name="landmark" label={t('field.landmark')} maxLength={128} />
      <TextField
        control={control}
        name="pincode"
        label={t('field.pincode')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
      />
      <NumberField control={control} name="latitude" label={t('field.latitude')} decimals={6} />
      <NumberField control={control} name="longitude" label={t('field.longitude')} decimals={6} />
      <NumberField
        control={control}
        name="location_accuracy"
        label={t('field.location_accuracy')}
        decimals={2}
      />
      <PositionMap masters={masters} />
    </FormSection>
  );
}

/** A device gives up to fourteen places; six are a hand's breadth. */
const round = (degrees: number) => String(Math.round(degrees * 1e6) / 1e6);

/** Fills the position from the device, for people who stand on the site. */
function PositionButton() {
  const { t } = useTranslation('projects');
  const { setValue } = useFormContext<ProjectForm>();
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle');
  if (!('geolocation' in navigator)) return null;
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const options = { shouldDirty: true, shouldValidate: true };
        setValue('latitude', round(coords.latitude), options);
        setValue('longitude', round(coords.longitude), options);
        setValue('location_accuracy', String(Math.round(coords.accuracy)), options);
        setState('idle');
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={state === 'asking'}
        leftSection={<IconCurrentLocation size={15} aria-hidden />}
        onClick={ask}
      >
        {t('position.use')}
      </Button>
      <Text size="xs" c="dimmed" role="status">
        {state === 'refused' ? t('position.refused') : null}
      </Text>
    </div>
  );
}
