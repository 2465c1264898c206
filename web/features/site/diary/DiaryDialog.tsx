import { SimpleGrid, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { DateField } from '~/ui/form/DateField';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveDiary } from '../site.mutations';
import { diaryDraft, diaryForm, diarySchema, type DiaryForm } from '../site.schema';
import type { DiaryEntry, Site } from '../site.types';
import { SiteDialog } from '../SiteDialog';
import { LabourFields } from './LabourFields';

const OWNERS = ['AGENCY', 'CONTRACTOR', 'NEITHER'] as const;

interface DiaryDialogProps {
  readonly site: Site;
  /** What is stored; `null` for a new page. */
  readonly entry: DiaryEntry | null;
  readonly onClose: () => void;
}

/** Writes a page of the site diary. */
export function DiaryDialog({ site, entry, onClose }: DiaryDialogProps) {
  const { t } = useTranslation('site');
  const { masters } = useMasters();
  const [id] = useState(() => entry?.id ?? crypto.randomUUID());
  const [version] = useState(entry?.version ?? null);
  const { mutateAsync } = useSaveDiary();
  const skills = masters.list('LABOUR_SKILL');
  const form = useAppForm<DiaryForm>(diarySchema, diaryForm(skills, entry, site.today));
  const { control } = form;
  const isHindered = useWatch({ control, name: 'hindrance' }).trim() !== '';
  const submit = async (values: DiaryForm) => {
    try {
      await mutateAsync({
        draft: { ...diaryDraft(values), id, work_order_id: site.id },
        expectedVersion: version,
      });
      notifications.show({ color: 'green', message: t('diary.saved') });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <SiteDialog
      title={t('diary.title')}
      submitLabel={t('diary.submit')}
      form={form}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <DateField
            control={control}
            name="entry_on"
            label={t('diary.field.day')}
            max={site.today}
            {...(site.starts_on === null ? {} : { min: site.starts_on })}
            isRequired
          />
          <SelectField
            control={control}
            name="weather_code"
            label={t('diary.field.weather')}
            options={masters.list('WEATHER')}
          />
        </SimpleGrid>
        <LabourFields control={control} skills={skills} />
        <TextAreaField
          control={control}
          name="work_done"
          label={t('diary.field.work')}
          rows={2}
          maxLength={2000}
        />
        <TextField
          control={control}
          name="visitors"
          label={t('diary.field.visitors')}
          maxLength={500}
        />
        <TextAreaField
          control={control}
          name="instruction"
          label={t('diary.field.instruction')}
          rows={1}
          maxLength={2000}
        />
        <TextAreaField
          control={control}
          name="hindrance"
          label={t('diary.field.hindrance')}
          hint={t('diary.hindranceHint')}
          rows={1}
          maxLength={1000}
        />
        {isHindered ? (
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
            <SelectField
              control={control}
              name="hindrance_cause_code"
              label={t('hindrance.cause')}
              options={masters.list('HINDRANCE_CAUSE')}
              isRequired
            />
            <SelectField
              control={control}
              name="hindrance_owner"
              label={t('hindrance.whose')}
              options={OWNERS.map((code) => ({ code, name: t(`hindrance.owner.${code}`) }))}
              isRequired
            />
            <NumberField
              control={control}
              name="hindrance_days"
              label={t('hindrance.lost')}
              decimals={1}
              isRequired
            />
          </SimpleGrid>
        ) : null}
        <DocumentsField owner={{ type: 'site', id }} kinds={masters.documentKinds('site')} />
      </Stack>
    </SiteDialog>
  );
}
