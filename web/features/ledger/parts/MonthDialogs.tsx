import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { FormDialog } from '~/ui/form/FormDialog';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useMoveMonth } from '../ledger.mutations';
import { reasonSchema, type ReasonForm } from '../ledger.schema';
import { useMonthName } from './use-month-name';
import { usePeriod } from './use-period';

interface MonthDialogProps {
  readonly month: string;
  readonly onClose: () => void;
}

/** Closes a month of the book that is shown. */
export function CloseDialog({ month, onClose }: MonthDialogProps) {
  const { t } = useTranslation('ledger');
  const { book } = usePeriod();
  const nameOf = useMonthName();
  const { mutate, isPending, error } = useMoveMonth('CLOSE');
  return (
    <ConfirmDialog
      isOpen
      title={t('months.closeTitle', { month: nameOf(month) })}
      confirmLabel={t('months.CLOSE')}
      isBusy={isPending}
      error={error}
      onConfirm={() => mutate({ book, month, reason: '' }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t('months.closeText', { book: t(`books.${book}`) })}
    </ConfirmDialog>
  );
}

/** Opens the month that was closed last, with a reason. */
export function ReopenDialog({ month, onClose }: MonthDialogProps) {
  const { t } = useTranslation('ledger');
  const { book } = usePeriod();
  const nameOf = useMonthName();
  const { mutateAsync } = useMoveMonth('REOPEN');
  const form = useAppForm<ReasonForm>(reasonSchema, { reason: '' });
  return (
    <FormDialog
      form={form}
      title={t('months.reopenTitle', { month: nameOf(month) })}
      submitLabel={t('months.REOPEN')}
      onSubmit={({ reason }) => mutateAsync({ book, month, reason })}
      onClose={onClose}
    >
      <Text size="sm">{t('months.reopenText')}</Text>
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('reason')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}
