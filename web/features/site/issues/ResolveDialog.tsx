import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveIssue } from '../site.mutations';
import { issueForm, resolutionSchema, type ResolutionForm } from '../site.schema';
import type { Site, SiteIssue } from '../site.types';
import { SiteDialog } from '../SiteDialog';

interface ResolveDialogProps {
  readonly site: Site;
  readonly issue: SiteIssue;
  readonly onClose: () => void;
}

/** Closes an issue: what was done about it. */
export function ResolveDialog({ site, issue, onClose }: ResolveDialogProps) {
  const { t } = useTranslation('site');
  const [stored] = useState(issue);
  const { mutateAsync } = useSaveIssue();
  const form = useAppForm<ResolutionForm>(resolutionSchema, { resolution: '' });
  const submit = async ({ resolution }: ResolutionForm) => {
    try {
      await mutateAsync({
        draft: {
          ...issueForm(stored),
          id: stored.id,
          work_order_id: site.id,
          status: 'RESOLVED',
          resolution,
        },
        expectedVersion: stored.version,
      });
      notifications.show({ color: 'green', message: t('issue.closed') });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <SiteDialog
      title={t('issue.close')}
      submitLabel={t('issue.close')}
      form={form}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{issue.title}</Text>
        <TextAreaField
          control={form.control}
          name="resolution"
          label={t('issue.resolution')}
          maxLength={1000}
          isRequired
        />
      </Stack>
    </SiteDialog>
  );
}
