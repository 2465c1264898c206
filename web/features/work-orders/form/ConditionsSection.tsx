import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';
import { MoneyField, NumberField } from '~/ui/form/NumberField';
import { TextAreaField } from '~/ui/form/TextField';
import type { OrderSectionProps } from './form-types';

/** Period, deposit and liability. */
export function ConditionsSection({ control, basis }: OrderSectionProps) {
  const { t } = useTranslation('work-orders');
  return (
    <FormSection
      id="conditions"
      title={t('section.conditions')}
      hint={t('hint.conditions', { days: basis.acceptance_days })}
      columns={3}
    >
      <NumberField
        control={control}
        name="completion_days"
        label={t('field.completionDays')}
        decimals={0}
        isRequired
      />
      <MoneyField control={control} name="security_deposit" label={t('field.securityDeposit')} />
      <NumberField
        control={control}
        name="defect_liability_days"
        label={t('field.defectLiability')}
        decimals={0}
      />
      <Box style={{ gridColumn: '1 / -1' }}>
        <TextAreaField
          control={control}
          name="description"
          label={t('field.description')}
          maxLength={1000}
          rows={2}
        />
      </Box>
    </FormSection>
  );
}
