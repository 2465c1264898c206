import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, type Ref } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { FormSection } from '~/ui/form/FormSection';
import type { Choice } from '~/ui/form/SelectField';
import { newNonSorLine, newSorLine, type MeasuredList } from '../estimate.schema';
import type { SorItem } from '../estimate.types';
import { useEstimateForm } from './form-context';
import classes from './form.module.css';
import { NonSorLineCard } from './NonSorLineCard';
import { usePreview } from './preview-store';
import { SorLineCard } from './SorLineCard';
import { SorPicker } from './SorPicker';

/** Takes a line out and offers it back: measurements are too dear for a slip of the hand. */
function useRemoval(
  list: MeasuredList,
  remove: (at: number) => void,
  restore: (at: number, line: never) => void,
) {
  const { t } = useTranslation('estimates');
  const { getValues } = useEstimateForm();
  return useCallback(
    (at: number) => {
      const line = getValues(`${list}.${at}`);
      remove(at);
      const id = `removed-${line.id}`;
      notifications.show({
        id,
        message: (
          <Group justify="space-between" gap="sm">
            <Text size="sm">{t('line.removed')}</Text>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                restore(at, line as never);
                notifications.hide(id);
              }}
            >
              {t('line.undo')}
            </Button>
          </Group>
        ),
        autoClose: 10_000,
      });
    },
    [list, remove, restore, getValues, t],
  );
}

interface SorSectionProps {
  /** The day whose rates count. */
  readonly ratesOn: string;
  readonly pickerRef: Ref<HTMLInputElement>;
}

/** Items of the schedule of rates: pick, then measure. */
export function SorSection({ ratesOn, pickerRef }: SorSectionProps) {
  const { t } = useTranslation('estimates');
  const { control } = useEstimateForm();
  const { fields, append, remove, insert } = useFieldArray({
    control,
    name: 'sor',
    keyName: 'key',
  });
  const onRemove = useRemoval('sor', remove, insert);
  const onPick = (item: SorItem) =>
    append(newSorLine(item), { focusName: `sor.${fields.length}.measurements.0.description` });
  return (
    <FormSection
      id="sor"
      title={t('section.sor')}
      hint={t('section.sorHint')}
      columns={1}
      aside={<SectionTotal of="sor" />}
    >
      {fields.map((field, line) => (
        <SorLineCard
          key={field.id}
          line={line}
          code={field.sor_code}
          description={field.description}
          unit={field.unit_code}
          rate={field.rate}
          onRemove={onRemove}
        />
      ))}
      <SorPicker
        ref={pickerRef}
        ratesOn={ratesOn}
        taken={fields.map(({ sor_code }) => sor_code)}
        onPick={onPick}
      />
    </FormSection>
  );
}

/** Work outside of the schedule. */
export function NonSorSection({ units }: { readonly units: readonly Choice[] }) {
  const { t } = useTranslation('estimates');
  const { control } = useEstimateForm();
  const { fields, append, remove, insert } = useFieldArray({
    control,
    name: 'nonSor',
    keyName: 'key',
  });
  const onRemove = useRemoval('nonSor', remove, insert);
  return (
    <FormSection
      id="non-sor"
      title={t('section.nonSor')}
      hint={t('section.nonSorHint')}
      columns={1}
      aside={<SectionTotal of="non_sor" />}
    >
      {fields.map((field, line) => (
        <NonSorLineCard key={field.id} line={line} units={units} onRemove={onRemove} />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() =>
          append(newNonSorLine(), { focusName: `nonSor.${fields.length}.description` })
        }
      >
        {t('line.addNonSor')}
      </Button>
    </FormSection>
  );
}

function SectionTotal({ of }: { readonly of: 'sor' | 'non_sor' }) {
  const format = useFormat();
  const amount = usePreview((preview) => preview.totals[of]);
  return (
    <output className={`tabular ${classes.sectionTotal ?? ''}`}>
      {format.money(moneyToText(amount))}
    </output>
  );
}
