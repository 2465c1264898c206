import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { fieldMessage } from '~/lib/field-message';
import { FormDialog } from '~/ui/form/FormDialog';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useAllowOverrun } from '../proposal.mutations';

const schema = z.object({
  reason: z
    .string()
    .trim()
    .min(2, { message: fieldMessage('REQUIRED') })
    .max(1000),
});

interface OverrunDialogProps {
  readonly id: string;
  /** By how much the proposal passes its head, in words. */
  readonly shortage: string;
  readonly onClose: () => void;
}

/** Allows a proposal to pass its budget head; the reason stays on the paper. */
export function OverrunDialog({ id, shortage, onClose }: OverrunDialogProps) {
  const { t } = useTranslation('proposals');
  const allow = useAllowOverrun();
  const form = useAppForm<z.infer<typeof schema>>(schema, { reason: '' });
  return (
    <FormDialog
      form={form}
      title={t('overrun.title')}
      submitLabel={t('overrun.allow')}
      onSubmit={({ reason }) => allow.mutateAsync({ id, reason })}
      onClose={onClose}
    >
      <Text size="sm">{t('overrun.text', { amount: shortage })}</Text>
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('overrun.reason')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}
