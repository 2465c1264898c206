import { Paper, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionsProps, OfferedAction } from './action.types';
import { ActionButton } from './ActionButton';
import { ActionDialog } from './ActionDialog';

interface ActionPanelProps extends ActionsProps {
  /** The action whose dialog is open from the start, where it is allowed. */
  readonly opened?: string;
}

/**
 * The one place where a paper is moved on from its own page. Each button says what happens; what a rule forbids now
 * is disabled, with the reason in words under it.
 */
export function ActionPanel({ actions, opened, ...forms }: ActionPanelProps) {
  const { t } = useTranslation('workflow');
  const [chosen, setChosen] = useState<OfferedAction | null>(
    () => actions.find(({ action, is_allowed }) => is_allowed && action === opened) ?? null,
  );
  if (actions.length === 0) return null;
  return (
    <Paper component="section" aria-label={t('panel.title')} p="md" className="no-print">
      <Title order={2} fz="md" mb="xs">
        {t('panel.title')}
      </Title>
      <Stack gap="xs">
        {actions.map((offered) => (
          <ActionButton key={offered.action} offered={offered} onChoose={setChosen} isWide />
        ))}
      </Stack>
      {chosen === null ? null : (
        <ActionDialog
          key={chosen.action}
          offered={chosen}
          onClose={() => setChosen(null)}
          {...forms}
        />
      )}
    </Paper>
  );
}
