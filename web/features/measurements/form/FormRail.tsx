import { Button, Group, Paper, Title } from '@mantine/core';
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PaperDraft } from '~/features/workflow';
import { AutosaveStatus } from '~/ui/form/AutosaveStatus';
import classes from '~/ui/form/paper-form.module.css';
import { BookFigures, ShortTotal } from './BookFigures';

interface FormRailProps {
  readonly draft: PaperDraft;
  /** The verb of handing in: to the officer, for verification, or again. */
  readonly submitLabel: string;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
}

/** Beside the form: totals as they are typed, whether the draft is safe, the two ways on. */
export function FormRail(props: FormRailProps) {
  const { t } = useTranslation('measurements');
  return (
    <aside className={classes.rail} aria-label={t('total.title')}>
      <Paper p="md">
        <Title order={2} fz="md" mb={6}>
          {t('total.title')}
        </Title>
        <BookFigures />
      </Paper>
      <Paper p="md">
        <SaveButtons {...props} isStacked />
      </Paper>
    </aside>
  );
}

/** The same for a small screen: the figure that counts and the buttons, at the foot of the window. */
export function FormBottomBar(props: FormRailProps) {
  return (
    <div className={classes.bottomBar}>
      <ShortTotal />
      <SaveButtons {...props} isStacked={false} />
    </div>
  );
}

type SaveButtonsProps = FormRailProps & { readonly isStacked: boolean };

function SaveButtons({ draft, submitLabel, onSave, onSubmit, isStacked }: SaveButtonsProps) {
  const { t } = useTranslation('measurements');
  return (
    <>
      <AutosaveStatus status={draft.status} savedAt={draft.savedAt} onRetry={onSave} />
      <Group gap="xs" mt={isStacked ? 'sm' : 0} grow={isStacked}>
        <Button
          maw="none"
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={onSave}
        >
          {t('save')}
        </Button>
        <Button
          maw="none"
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={draft.status === 'saving'}
          onClick={onSubmit}
        >
          {submitLabel}
        </Button>
      </Group>
    </>
  );
}
