import { Checkbox } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import type { Side } from '../measurement.types';
import { useMeasurementForm } from './form-context';

interface HeaderSectionProps {
  readonly side: Side;
  readonly fromOn: string;
  readonly startsOn: string | null;
  readonly today: string;
}

/** When it was measured, up to which day, and where it stands on paper. */
export function HeaderSection({ side, fromOn, startsOn, today }: HeaderSectionProps) {
  const { t } = useTranslation('measurements');
  const { control } = useMeasurementForm();
  const sample = useController({ control, name: 'is_sample_asked' });
  return (
    <FormSection id="header" title={t('section.header')}>
      <DateField
        control={control}
        name="to_on"
        label={t('field.toOn')}
        hint={t('field.toOnHint')}
        min={fromOn}
        max={today}
        isRequired
      />
      <DateField
        control={control}
        name="measured_on"
        label={t('field.measuredOn')}
        {...(startsOn === null ? {} : { min: startsOn })}
        max={today}
        isRequired
      />
      <TextField
        control={control}
        name="physical_reference"
        label={t('field.reference')}
        hint={t('field.referenceHint')}
        maxLength={64}
      />
      <TextAreaField
        control={control}
        name="remarks"
        label={t('field.remarks')}
        rows={1}
        maxLength={1000}
      />
      {side === 'OFFICER' ? (
        <Checkbox
          label={t('field.sampleAsked')}
          description={t('field.sampleAskedHint')}
          checked={sample.field.value}
          onChange={(event) => sample.field.onChange(event.currentTarget.checked)}
        />
      ) : null}
    </FormSection>
  );
}
