import { Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { NumberField } from '~/ui/form/NumberField';
import { TextField } from '~/ui/form/TextField';
import { sumOf } from '../order-value';
import { newMilestone, type WorkOrderForm } from '../work-order.schema';
import type { OrderControl } from './form-types';
import { SectionError } from './SectionError';

/** Steps of the work with their days and share; together 100 percent. */
export function MilestonesSection({ control }: { readonly control: OrderControl }) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const rows = useFieldArray<WorkOrderForm, 'milestones', 'key'>({
    control,
    name: 'milestones',
    keyName: 'key',
  });
  const { errors } = useFormState({ control });
  const milestones = useWatch({ control, name: 'milestones' });
  const total = moneyToText(sumOf(milestones.map(({ percentage }) => percentage)));
  return (
    <FormSection
      id="milestones"
      title={t('section.milestones')}
      hint={t('hint.milestones')}
      columns={1}
      aside={
        <Text
          className="tabular"
          fw={700}
          c={total === '100.00' ? 'green' : 'red'}
          aria-live="polite"
        >
          {t('milestones.total', { total: format.percent(total) })}
        </Text>
      }
    >
      <Stack gap="sm">
        <SectionError message={errors.root?.['milestones']?.message} />
        {rows.fields.map((row, index) => {
          const at = `milestones.${index}` as const;
          return (
            <Paper
              key={row.key}
              withBorder
              p="sm"
              role="group"
              aria-label={t('milestones.row', { number: index + 1 })}
            >
              <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
                <TextField
                  control={control}
                  name={`${at}.name`}
                  label={t('field.milestone')}
                  maxLength={200}
                  isRequired
                />
                <DateField
                  control={control}
                  name={`${at}.planned_from_on`}
                  label={t('field.plannedFrom')}
                />
                <DateField
                  control={control}
                  name={`${at}.planned_to_on`}
                  label={t('field.plannedTo')}
                />
                <NumberField
                  control={control}
                  name={`${at}.percentage`}
                  label={t('field.percentage')}
                  decimals={2}
                  rightSection={<span aria-hidden>%</span>}
                  isRequired
                />
              </SimpleGrid>
              <Group justify="flex-end" mt="xs">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size={15} aria-hidden />}
                  onClick={() => rows.remove(index)}
                  aria-label={t('milestones.removeRow', { number: index + 1 })}
                >
                  {t('remove')}
                </Button>
              </Group>
            </Paper>
          );
        })}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append(newMilestone())}
          >
            {t('milestones.add')}
          </Button>
        </div>
      </Stack>
    </FormSection>
  );
}
