import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { readTypedDecimal } from '~/lib/decimal-text';
import { DateField } from '~/ui/form/DateField';
import { NumberField } from '~/ui/form/NumberField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useReportProgress } from '../site.mutations';
import { progressSchema, type ProgressForm } from '../site.schema';
import type { Site, SiteMilestone } from '../site.types';
import { SiteDialog } from '../SiteDialog';

const STEPS = ['25', '50', '75', '100'] as const;

interface ProgressDialogProps {
  readonly site: Site;
  readonly milestone: SiteMilestone;
  readonly onClose: () => void;
}

/** Reports how far a milestone has come: the day, the percentage, what was seen, photographs. */
export function ProgressDialog({ site, milestone, onClose }: ProgressDialogProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { masters } = useMasters();
  const [id] = useState(() => crypto.randomUUID());
  const { mutateAsync } = useReportProgress();
  const form = useAppForm<ProgressForm>(progressSchema, {
    milestone_id: milestone.id,
    reported_on: site.today,
    percentage: '',
    remarks: '',
    fall_reason: '',
  });
  const typed = readTypedDecimal(useWatch({ control: form.control, name: 'percentage' }), 2);
  const before = Number(milestone.done ?? 0);
  const isFalling = typed !== null && typed !== '' && Number(typed) < before;
  const submit = async (values: ProgressForm) => {
    try {
      await mutateAsync({
        ...values,
        percentage: typed ?? values.percentage,
        fall_reason: isFalling ? values.fall_reason : '',
        id,
        work_order_id: site.id,
      });
      notifications.show({ color: 'green', message: t('progress.saved') });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  const lastOn = milestone.reports.at(-1)?.reported_on ?? site.starts_on;
  return (
    <SiteDialog
      title={t('progress.title', { name: milestone.name })}
      submitLabel={t('progress.submit')}
      form={form}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack gap="sm">
        <NumberField
          control={form.control}
          name="percentage"
          label={t('progress.percentage')}
          hint={t('progress.before', { percent: format.percent(milestone.done) })}
          decimals={2}
          rightSection={<span aria-hidden>%</span>}
          isRequired
        />
        <Group grow gap={6} role="group" aria-label={t('progress.steps')}>
          {STEPS.map((step) => (
            <Button
              key={step}
              size="compact-md"
              variant={typed === step ? 'filled' : 'default'}
              aria-pressed={typed === step}
              onClick={() => form.setValue('percentage', step, { shouldValidate: true })}
            >
              {format.percent(step)}
            </Button>
          ))}
        </Group>
        {isFalling ? (
          <TextAreaField
            control={form.control}
            name="fall_reason"
            label={t('progress.fallReason')}
            rows={2}
            maxLength={500}
            isRequired
          />
        ) : null}
        <DateField
          control={form.control}
          name="reported_on"
          label={t('progress.day')}
          max={site.today}
          {...(lastOn === null ? {} : { min: lastOn })}
          isRequired
        />
        <TextAreaField
          control={form.control}
          name="remarks"
          label={t('progress.remarks')}
          rows={2}
          maxLength={500}
        />
        <DocumentsField owner={{ type: 'site', id }} kinds={masters.documentKinds('site')} />
      </Stack>
    </SiteDialog>
  );
}
