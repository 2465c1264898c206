import { Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/form/DateField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveIssue } from '../site.mutations';
import { issueForm, issueSchema, type IssueForm } from '../site.schema';
import type { Site, SiteIssue } from '../site.types';
import { SiteDialog } from '../SiteDialog';

interface IssueDialogProps {
  readonly site: Site;
  /** What is stored; `null` for a new issue. One that was closed is opened again. */
  readonly issue: SiteIssue | null;
  readonly onClose: () => void;
}

/** Raises an issue, changes it, or opens it again. */
export function IssueDialog({ site, issue, onClose }: IssueDialogProps) {
  const { t } = useTranslation('site');
  const [id] = useState(() => issue?.id ?? crypto.randomUUID());
  const [version] = useState(issue?.version ?? null);
  const { mutateAsync } = useSaveIssue();
  const form = useAppForm<IssueForm>(issueSchema, issueForm(issue));
  const key = issue === null ? 'raise' : issue.status === 'OPEN' ? 'change' : 'reopen';
  const submit = async (values: IssueForm) => {
    try {
      await mutateAsync({
        draft: { ...values, id, work_order_id: site.id, status: 'OPEN', resolution: '' },
        expectedVersion: version,
      });
      notifications.show({ color: 'green', message: t('issue.saved') });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <SiteDialog
      title={t(`issue.${key}`)}
      submitLabel={t('issue.submit')}
      form={form}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack gap="sm">
        <TextField
          control={form.control}
          name="title"
          label={t('issue.title')}
          maxLength={200}
          isRequired
        />
        <TextAreaField
          control={form.control}
          name="description"
          label={t('issue.description')}
          rows={2}
          maxLength={2000}
        />
        <TextField
          control={form.control}
          name="owner_name"
          label={t('issue.who')}
          hint={t('issue.whoHint')}
          maxLength={100}
          isRequired
        />
        <DateField control={form.control} name="due_on" label={t('issue.due')} />
      </Stack>
    </SiteDialog>
  );
}
