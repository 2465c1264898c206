import { MultiSelect, Pill, Text } from '@mantine/core';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useField } from '~/ui/form/use-field';
import type { TenderForm } from '../tender.schema';
import type { PackagedEstimate } from '../tender.types';

interface PackageFieldProps {
  readonly control: Control<TenderForm, unknown, TenderForm>;
  readonly estimates: readonly PackagedEstimate[];
}

/** Which sanctioned estimates are put to tender together. */
export function PackageField({ control, estimates }: PackageFieldProps) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const { field, input } = useField<TenderForm>({
    control,
    name: 'estimate_ids',
    label: t('field.estimates'),
    isRequired: true,
  });
  return (
    <>
      <MultiSelect
        {...input}
        data={estimates.map((estimate) => ({
          value: estimate.id,
          label: [estimate.number, estimate.project_name, format.money(estimate.payable_total)]
            .filter(Boolean)
            .join(' · '),
        }))}
        value={field.value as string[]}
        onChange={field.onChange}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('common:state.nothingFound')}
        placeholder={t('common:form.choose')}
        // A long name is shortened on a phone: the title says it in full.
        renderPill={({ option, onRemove, disabled }) => (
          <Pill
            withRemoveButton={disabled !== true}
            title={option.label}
            {...(onRemove === undefined ? {} : { onRemove })}
          >
            {option.label}
          </Pill>
        )}
      />
      {estimates.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('form.noEstimates')}
        </Text>
      ) : null}
    </>
  );
}
