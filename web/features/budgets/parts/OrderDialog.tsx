import { SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { FormDialog } from '~/ui/form/FormDialog';
import { MoneyField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { toDecimalText } from '~/lib/decimal-text';
import { useProposeOrder } from '../budget.mutations';
import { orderSchema, type OrderForm } from '../budget.schema';
import type { Appropriation, BudgetHead } from '../budget.types';

const KINDS = ['ORIGINAL', 'SUPPLEMENTARY', 'REAPPROPRIATION', 'SURRENDER'] as const;

interface OrderDialogProps {
  readonly heads: readonly BudgetHead[];
  /** The order that came back; `null` for a new one. */
  readonly order: Appropriation | null;
  readonly onClose: () => void;
}

/** Proposes an appropriation, reappropriation or surrender; another person approves it. */
export function OrderDialog({ heads, order, onClose }: OrderDialogProps) {
  const { t } = useTranslation('budgets');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const format = useFormat();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const [id] = useState(() => order?.id ?? crypto.randomUUID());
  const { mutateAsync } = useProposeOrder();
  const form = useAppForm<OrderForm>(orderSchema, {
    kind: order?.kind ?? KINDS[0],
    from_head_id: order?.from_head_id ?? '',
    to_head_id: order?.to_head_id ?? '',
    amount: toDecimalText(order?.amount) ?? '',
    order_number: order?.order_number ?? '',
    ordered_on: order?.ordered_on ?? today,
    remarks: order?.remarks ?? '',
  });
  const { control } = form;
  const kind = useWatch({ control, name: 'kind' });
  const options = heads
    .filter((head) => head.is_active)
    .map((head) => ({
      code: head.id,
      name: `${head.code} · ${nameOf(head)} · ${format.money(head.available)}`,
    }));
  return (
    <FormDialog
      form={form}
      size="lg"
      title={t(order === null ? 'order.new' : 'order.correct')}
      submitLabel={t('order.propose')}
      onSubmit={(values) =>
        mutateAsync({
          order: { ...values, id },
          expectedVersion: order?.version ?? null,
          action: order === null ? 'SUBMIT' : 'RE_SUBMIT',
        })
      }
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('order.hint')}
      </Text>
      <SelectField
        control={control}
        name="kind"
        label={t('order.kind')}
        options={KINDS.map((code) => ({ code, name: t(`order.kinds.${code}`) }))}
        isRequired
      />
      {kind === 'REAPPROPRIATION' || kind === 'SURRENDER' ? (
        <SelectField
          control={control}
          name="from_head_id"
          label={t('order.from')}
          options={options}
          isRequired
        />
      ) : null}
      {kind === 'SURRENDER' ? null : (
        <SelectField
          control={control}
          name="to_head_id"
          label={t('order.to')}
          options={options}
          isRequired
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MoneyField control={control} name="amount" label={t('order.amount')} isRequired />
        <TextField
          control={control}
          name="order_number"
          label={t('order.orderNumber')}
          maxLength={64}
          isRequired
        />
        <DateField
          control={control}
          name="ordered_on"
          label={t('order.orderedOn')}
          max={today}
          isRequired
        />
      </SimpleGrid>
      <TextAreaField
        control={control}
        name="remarks"
        label={t('order.remarks')}
        maxLength={1000}
        rows={2}
      />
    </FormDialog>
  );
}
