import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { dayIn } from '#domain';
import { fieldMessage } from '~/lib/field-message';
import { decimalText } from '~/lib/form-schema';
import { useSession } from '~/session/use-session';
import { FormDialog } from '~/ui/form/FormDialog';
import { MoneyField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useAllowWorkOverrun, useChooseHead, useSpillOver } from '../budget.mutations';
import { useHeadChoices } from '../use-head-choices';

const needed = z
  .string()
  .trim()
  .min(1, { message: fieldMessage('REQUIRED') });
const chooseSchema = z.object({ head_id: needed });
const overrunSchema = z.object({
  amount: decimalText({ decimals: 2, isRequired: true, isPositive: true }),
  reason: needed,
});
const spillSchema = z.object({ head_id: needed, reason: needed });

function useChoices(present: string) {
  const { tenant } = useSession();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  return useHeadChoices(today, present);
}

interface ChooseHeadDialogProps {
  readonly projectId: string;
  readonly present: string;
  readonly onClose: () => void;
}

/** Gives a work its budget head; what each has free is in the choices. */
export function ChooseHeadDialog({ projectId, present, onClose }: ChooseHeadDialogProps) {
  const { t } = useTranslation('budgets');
  const choose = useChooseHead();
  const options = useChoices(present);
  const form = useAppForm<z.infer<typeof chooseSchema>>(chooseSchema, { head_id: present });
  return (
    <FormDialog
      form={form}
      title={t('work.choose')}
      submitLabel={t('work.chooseSubmit')}
      onSubmit={({ head_id: headId }) => choose.mutateAsync({ projectId, headId })}
      onClose={onClose}
    >
      <Text size="sm">{t('work.chooseText')}</Text>
      <SelectField
        control={form.control}
        name="head_id"
        label={t('head.name')}
        options={options}
        isRequired
      />
    </FormDialog>
  );
}

interface OverrunDialogProps {
  readonly projectId: string;
  /** By how much the estimate passes the head, rupees as text. */
  readonly shortage: string;
  readonly onClose: () => void;
}

/** Lets a work take its head below zero, by so much, with a reason that stays in the register. */
export function OverrunDialog({ projectId, shortage, onClose }: OverrunDialogProps) {
  const { t } = useTranslation('budgets');
  const allow = useAllowWorkOverrun();
  const form = useAppForm<z.infer<typeof overrunSchema>>(overrunSchema, {
    amount: shortage,
    reason: '',
  });
  return (
    <FormDialog
      form={form}
      title={t('work.overrun')}
      submitLabel={t('work.overrunSubmit')}
      onSubmit={({ amount, reason }) => allow.mutateAsync({ projectId, amount, reason })}
      onClose={onClose}
    >
      <Text size="sm">{t('work.overrunText')}</Text>
      <MoneyField control={form.control} name="amount" label={t('entry.amount')} isRequired />
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('work.reason')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}

interface SpillOverDialogProps {
  readonly estimateId: string;
  readonly present: string;
  readonly onClose: () => void;
}

/** Carries what a sanctioned work has not spent into a head of another financial year. */
export function SpillOverDialog({ estimateId, present, onClose }: SpillOverDialogProps) {
  const { t } = useTranslation('budgets');
  const spill = useSpillOver();
  const options = useChoices('').filter(({ code }) => code !== present);
  const form = useAppForm<z.infer<typeof spillSchema>>(spillSchema, { head_id: '', reason: '' });
  return (
    <FormDialog
      form={form}
      title={t('work.spill')}
      submitLabel={t('work.spillSubmit')}
      onSubmit={({ head_id: headId, reason }) => spill.mutateAsync({ estimateId, headId, reason })}
      onClose={onClose}
    >
      <Text size="sm">{t('work.spillText')}</Text>
      <SelectField
        control={form.control}
        name="head_id"
        label={t('work.spillTo')}
        options={options}
        isRequired
      />
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('work.reason')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}
