import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { workflowQueries } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { fieldMessage } from '~/lib/field-message';
import { useSession } from '~/session/use-session';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { NumberField } from '~/ui/form/NumberField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useMoveOrder, useSaveExtension } from '../work-order.mutations';

const extensionSchema = z.object({
  extension_days: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,3}$/, { message: fieldMessage('END_DATE_NOT_EXTENDED') }),
  reason: z
    .string()
    .trim()
    .min(2, { message: fieldMessage('REQUIRED') }),
});
type ExtensionForm = z.infer<typeof extensionSchema>;

interface ExtensionDialogProps {
  readonly order: {
    readonly id: string;
    readonly number: string | null;
    readonly ends_on: string | null;
  };
  readonly onClose: () => void;
}

/** Asks for more time: days and reason, handed in at once. */
export function ExtensionDialog({ order, onClose }: ExtensionDialogProps) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const { tenant } = useSession();
  const client = useQueryClient();
  const save = useSaveExtension();
  const move = useMoveOrder('work_order_amendment');
  const [id] = useState(() => crypto.randomUUID());
  // A request that was stored but not handed in is changed by the next try.
  const [version, setVersion] = useState<number | null>(null);
  const form = useAppForm<ExtensionForm>(extensionSchema, { extension_days: '', reason: '' });
  const submit = async (values: ExtensionForm) => {
    try {
      const saved = await save.mutateAsync({
        id,
        orderId: order.id,
        days: values.extension_days,
        reason: values.reason,
        expectedVersion: version,
      });
      setVersion(saved.version);
      const offered = await client.query(
        workflowQueries.actions(tenant.id, { type: 'work_order_amendment', id }, saved.version),
      );
      const handIn = offered.find(({ effect }) => effect === 'SUBMIT');
      const moved =
        handIn === undefined
          ? saved
          : await move.mutateAsync({ id, action: handIn.action, version: saved.version });
      notifications.show({
        color: 'green',
        message: t('extension.sent', { number: moved.number ?? '' }),
      });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('extension.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={t('extension.title')}>
        <Stack gap="sm">
          <ErrorSummary />
          <Text size="sm">
            {t('extension.text', {
              number: order.number ?? '',
              on: order.ends_on === null ? '' : format.date(order.ends_on),
            })}
          </Text>
          <NumberField
            control={form.control}
            name="extension_days"
            label={t('extension.days')}
            decimals={0}
            isRequired
          />
          <TextAreaField
            control={form.control}
            name="reason"
            label={t('extension.reason')}
            maxLength={1000}
            isRequired
          />
          <Group grow gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t('extension.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
