import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '~/ui/form/FormDialog';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useRepostEntry } from '../ledger.mutations';
import { reasonSchema, type ReasonForm } from '../ledger.schema';
import type { JournalEntry } from '../ledger.types';

interface RepostDialogProps {
  readonly entry: JournalEntry;
  readonly onClose: () => void;
}

/** Reverses an entry and posts the same amounts by the rules of today. */
export function RepostDialog({ entry, onClose }: RepostDialogProps) {
  const { t } = useTranslation('ledger');
  const navigate = useNavigate();
  const { mutateAsync } = useRepostEntry();
  const form = useAppForm<ReasonForm>(reasonSchema, { reason: '' });
  return (
    <FormDialog
      form={form}
      title={t('repost.title', { number: entry.number })}
      submitLabel={t('repost.action')}
      onSubmit={async ({ reason }) => {
        const entryId = await mutateAsync({ id: entry.id, reason });
        await navigate({ to: '/ledger/entries/$entryId', params: { entryId } });
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('repost.text')}</Text>
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
