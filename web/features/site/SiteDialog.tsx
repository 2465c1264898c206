import { Button, Group, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';

interface SiteDialogProps<Values extends FieldValues> {
  readonly title: string;
  readonly submitLabel: string;
  readonly form: UseFormReturn<Values, unknown, Values>;
  readonly onSubmit: (values: Values) => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the site's page. On a phone it takes the whole screen: it is filled standing, with one hand. */
export function SiteDialog<Values extends FieldValues>(props: SiteDialogProps<Values>) {
  const { title, submitLabel, form, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={isNarrow}
      radius={isNarrow ? 0 : 'md'}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      // What was typed on site is not lost to a touch beside the form.
      closeOnClickOutside={false}
    >
      <Form form={form} onSubmit={onSubmit} label={title}>
        <ErrorSummary />
        {children}
        <Group grow gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            {submitLabel}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
