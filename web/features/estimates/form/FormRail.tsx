import { Button, Group, Kbd, Paper, Text, Title } from '@mantine/core';
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AutosaveStatus } from '~/ui/form/AutosaveStatus';
import classes from '~/ui/form/paper-form.module.css';
import own from './form.module.css';
import { KEY_NAMES, KEYS } from './keys';
import type { NamedOverhead } from './OverheadSection';
import { GrandTotal, TotalsPanel } from './TotalsPanel';
import type { Draft } from './use-draft';

interface FormRailProps {
  readonly draft: Draft;
  readonly overheads: readonly NamedOverhead[];
  /** The verb of handing in: for verification, or again. */
  readonly submitLabel: string;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
}

/** Beside the form: totals as they are typed, whether the draft is safe, the two ways on, the keys. */
export function FormRail({ overheads, ...buttons }: FormRailProps) {
  const { t } = useTranslation('estimates');
  return (
    <aside className={classes.rail} aria-label={t('total.title')}>
      <Paper p="md">
        <Title order={2} fz="md" mb={6}>
          {t('total.title')}
        </Title>
        <TotalsPanel overheads={overheads} />
      </Paper>
      <Paper p="md">
        <SaveButtons {...buttons} isStacked />
      </Paper>
      <Paper p="md">
        <Keys />
      </Paper>
    </aside>
  );
}

/** The same for a small screen: the figure that counts and the buttons, at the foot of the window. */
export function FormBottomBar({ overheads: _overheads, ...buttons }: FormRailProps) {
  return (
    <div className={classes.bottomBar}>
      <GrandTotal />
      <SaveButtons {...buttons} isStacked={false} />
    </div>
  );
}

type SaveButtonsProps = Omit<FormRailProps, 'overheads'> & { readonly isStacked: boolean };

function SaveButtons({ draft, submitLabel, onSave, onSubmit, isStacked }: SaveButtonsProps) {
  const { t } = useTranslation('estimates');
  const isSaving = draft.status === 'saving';
  return (
    <>
      <AutosaveStatus status={draft.status} savedAt={draft.savedAt} onRetry={onSave} />
      <Group
        gap="xs"
        mt={isStacked ? 'sm' : 0}
        grow={isStacked}
        {...(isStacked ? { style: { flexDirection: 'column', alignItems: 'stretch' } } : {})}
      >
        <Button
          fullWidth={isStacked}
          maw="none"
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={onSave}
        >
          {t('save')}
        </Button>
        <Button
          fullWidth={isStacked}
          maw="none"
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={isSaving}
          onClick={onSubmit}
        >
          {submitLabel}
        </Button>
      </Group>
    </>
  );
}

function Keys() {
  const { t } = useTranslation('estimates');
  return (
    <section aria-label={t('keys.title')}>
      <Text size="xs" fw={600} c="dimmed" mb={4}>
        {t('keys.title')}
      </Text>
      <dl className={own.keys}>
        {KEY_NAMES.map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <Kbd size="xs">{KEYS[key]}</Kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
