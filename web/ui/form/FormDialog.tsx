import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from './ErrorSummary';
import { Form } from './Form';
import { showServerErrors } from './server-errors';

interface FormDialogProps<Values extends FieldValues> {
  readonly form: UseFormReturn<Values, unknown, Values>;
  readonly title: string;
  /** The verb on the button. */
  readonly submitLabel: string;
  readonly isDangerous?: boolean;
  readonly size?: string;
  /** Does the write; the dialog closes when it went through, and shows what was refused. */
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
  readonly rename?: (path: string) => string;
  readonly children: ReactNode;
}

/** A form in a dialog: summary of faults, fields, cancel and the one verb. */
export function FormDialog<Values extends FieldValues>(props: FormDialogProps<Values>) {
  const { form, title, onSubmit, onClose, rename } = props;
  const { t } = useTranslation();
  const submit = async (values: Values) => {
    try {
      await onSubmit(values);
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown, rename);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={props.size ?? 'md'}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Form form={form} onSubmit={submit} label={title}>
        <Stack gap="sm">
          <ErrorSummary />
          {props.children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              color={props.isDangerous === true ? 'red' : 'teal'}
              loading={form.formState.isSubmitting}
            >
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
