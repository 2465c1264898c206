import { Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowsSplit, IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { MoneyField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { shares, sumOf } from '../order-value';
import { newPayment, type WorkOrderForm } from '../work-order.schema';
import type { OrderSectionProps } from './form-types';
import { SectionError } from './SectionError';
import { useOrderFigures } from './use-order-figures';

/** When how much is planned to be paid; together the value of the order. */
export function PaymentsSection({ control, basis }: Omit<OrderSectionProps, 'masters'>) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const { getValues } = useFormContext<WorkOrderForm>();
  const rows = useFieldArray<WorkOrderForm, 'payments', 'key'>({
    control,
    name: 'payments',
    keyName: 'key',
  });
  const { errors } = useFormState({ control });
  const [payments, milestones] = useWatch({ control, name: ['payments', 'milestones'] });
  const { value } = useOrderFigures(control, basis);
  const total = sumOf(payments.map(({ amount }) => amount));
  const names = milestones.map(({ id, name }, index) => ({
    code: id,
    name: name === '' ? t('milestones.row', { number: index + 1 }) : name,
  }));
  // One payment for each milestone, by its share, on its last planned day.
  const spread = () => {
    const steps = getValues('milestones');
    const parts = shares(
      value,
      steps.map(({ percentage }) => percentage),
    );
    rows.replace(
      steps.map((step, index) => ({
        ...newPayment(),
        planned_on: step.planned_to_on,
        amount: parts[index] ?? '',
        milestone_id: step.id,
      })),
    );
  };
  return (
    <FormSection
      id="payments"
      title={t('section.payments')}
      hint={t('hint.payments')}
      columns={1}
      aside={
        payments.length === 0 ? null : (
          <Text
            className="tabular"
            fw={700}
            c={total === value ? 'green' : 'red'}
            aria-live="polite"
          >
            {t('payments.total', {
              total: format.money(moneyToText(total)),
              amount: format.money(moneyToText(value)),
            })}
          </Text>
        )
      }
    >
      <Stack gap="sm">
        <SectionError message={errors.root?.['payments']?.message} />
        {rows.fields.map((row, index) => {
          const at = `payments.${index}` as const;
          return (
            <Paper
              key={row.key}
              withBorder
              p="sm"
              role="group"
              aria-label={t('payments.row', { number: index + 1 })}
            >
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
                <DateField
                  control={control}
                  name={`${at}.planned_on`}
                  label={t('field.plannedOn')}
                  isRequired
                />
                <MoneyField
                  control={control}
                  name={`${at}.amount`}
                  label={t('field.amount')}
                  isRequired
                />
                <SelectField
                  control={control}
                  name={`${at}.milestone_id`}
                  label={t('field.milestone')}
                  options={names}
                />
              </SimpleGrid>
              <Group justify="flex-end" mt="xs">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  leftSection={<IconTrash size={15} aria-hidden />}
                  onClick={() => rows.remove(index)}
                  aria-label={t('payments.removeRow', { number: index + 1 })}
                >
                  {t('remove')}
                </Button>
              </Group>
            </Paper>
          );
        })}
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append(newPayment())}
          >
            {t('payments.add')}
          </Button>
          {milestones.length === 0 ? null : (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconArrowsSplit size={15} aria-hidden />}
              onClick={spread}
            >
              {t('payments.spread')}
            </Button>
          )}
        </Group>
      </Stack>
    </FormSection>
  );
}
