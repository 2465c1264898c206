import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useFormat } from '~/i18n/use-format';
import { fieldMessage } from '~/lib/field-message';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useMoveOrder } from '../work-order.mutations';
import type { OwnWork } from '../work-order.types';

export interface Answer {
  readonly kind: 'ACCEPT' | 'DECLINE';
  /** The action of the workflow that has this effect. */
  readonly action: string;
}

const acceptSchema = z.object({ comment: z.string() });
const declineSchema = z.object({
  comment: z
    .string()
    .trim()
    .min(2, { message: fieldMessage('REQUIRED') }),
});
type AnswerForm = z.infer<typeof acceptSchema>;

interface AnswerDialogProps {
  readonly work: OwnWork;
  readonly answer: Answer;
  readonly onClose: () => void;
}

/** Confirms an acceptance with what it means, or takes the reason of a refusal. */
export function AnswerDialog({ work, answer, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const isAccept = answer.kind === 'ACCEPT';
  const { mutateAsync } = useMoveOrder();
  const form = useAppForm<AnswerForm>(isAccept ? acceptSchema : declineSchema, { comment: '' });
  const title = t(isAccept ? 'mine.acceptTitle' : 'mine.declineTitle');
  const submit = async ({ comment }: AnswerForm) => {
    try {
      await mutateAsync({ id: work.id, action: answer.action, version: work.version, comment });
      notifications.show({
        color: 'green',
        message: t(isAccept ? 'mine.accepted' : 'mine.declined', { number: work.number ?? '' }),
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
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={title}>
        <Stack gap="sm">
          <ErrorSummary />
          <Text size="sm">
            {t(isAccept ? 'mine.acceptText' : 'mine.declineText', {
              name: work.name,
              amount: format.money(work.amount),
              days: work.completion_days ?? 0,
            })}
          </Text>
          <TextAreaField
            control={form.control}
            name="comment"
            label={t(isAccept ? 'mine.comment' : 'mine.reason')}
            maxLength={1000}
            rows={2}
            isRequired={!isAccept}
          />
          <Group grow gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button
              type="submit"
              color={isAccept ? 'teal' : 'red'}
              loading={form.formState.isSubmitting}
            >
              {t(isAccept ? 'mine.acceptConfirm' : 'mine.declineConfirm')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
