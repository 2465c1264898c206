import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowBackUpDouble,
  IconChecks,
  IconCircleX,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named } from '~/i18n/local-name';
import { ActionDialog, type ActionInput } from './ActionDialog';
import { useActionName } from './use-action-name';

export interface Assignee {
  readonly user_id: string;
  readonly name: string;
  readonly designation: string | null;
}

/** One move that the workflow offers, as `available_actions` answers. */
export interface OfferedAction extends Named {
  readonly action: string;
  /** FORWARD, BACK, REJECT, SAVE: what the move means. */
  readonly kind: string;
  readonly next_state: string;
  /** The next state in the reader's language, where the catalogue does not name it. */
  readonly next_state_name?: string;
  /** The version of the paper that the action was offered for. */
  readonly version: number;
  readonly is_comment_required: boolean;
  readonly required_document_kinds: readonly string[];
  /** A file has to be given with the move. */
  readonly needs_file?: boolean;
  readonly is_allowed: boolean;
  /** Why it is not allowed now: an error code. */
  readonly reason: string | null;
  readonly assignees: readonly Assignee[];
}

interface ActionPanelProps {
  readonly actions: readonly OfferedAction[];
  /** Carries the move out. Rejects with an `ApiError`, which the dialog shows. */
  readonly onAct: (input: ActionInput) => Promise<void>;
  /** Stores a file for this move and gives its document id; without it nothing can be attached. */
  readonly onUpload?: (file: File) => Promise<string>;
  /** Somebody else was faster: called when the reader wants to see the paper as it is now. */
  readonly onReload?: () => void;
  /** Buttons in a row without card and title, for previews and page heads. */
  readonly isInline?: boolean;
  /** A key that opens the first allowed action, for lists that are worked with the keyboard. */
  readonly hotkey?: string;
}

const LOOKS: Readonly<Record<string, { variant: string; color: string; Icon: Icon }>> = {
  SEND_BACK: { variant: 'default', color: 'gray', Icon: IconArrowBackUp },
  SEND_BACK_TO_ORIGINATOR: { variant: 'default', color: 'gray', Icon: IconArrowBackUpDouble },
  REJECT: { variant: 'light', color: 'red', Icon: IconCircleX },
  SUBMIT: { variant: 'filled', color: 'teal', Icon: IconSend },
  RE_SUBMIT: { variant: 'filled', color: 'teal', Icon: IconSend },
};
const FORWARD = { variant: 'filled', color: 'teal', Icon: IconChecks };

/** Actions that a tenant defined look like what they do. */
function lookOf({ action, kind }: OfferedAction) {
  const like = kind === 'BACK' ? 'SEND_BACK' : kind === 'REJECT' ? 'REJECT' : '';
  return LOOKS[action] ?? LOOKS[like] ?? FORWARD;
}

/**
 * The one place where a paper is moved on. Each button says what happens; what a rule forbids now is
 * disabled, with the reason in words under it.
 */
export function ActionPanel(props: ActionPanelProps) {
  const { actions, isInline = false } = props;
  const { t } = useTranslation('workflow');
  const actionName = useActionName();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const first = actions.find(({ is_allowed }) => is_allowed);
  useHotkeys(
    props.hotkey === undefined || first === undefined || chosen !== null
      ? []
      : [[props.hotkey, () => setChosen(first)]],
  );
  if (actions.length === 0) return null;

  const buttons = actions.map((offered) => {
    const look = lookOf(offered);
    return (
      <div key={offered.action}>
        <Button
          fullWidth={!isInline}
          variant={look.variant}
          color={look.color}
          leftSection={<look.Icon size={16} aria-hidden />}
          disabled={!offered.is_allowed}
          onClick={() => setChosen(offered)}
        >
          {actionName(offered)}
        </Button>
        {offered.is_allowed || offered.reason === null ? null : (
          <Text size="xs" c="dimmed" mt={4}>
            {t([`errors:${offered.reason}`, 'errors:NOT_PERMITTED'])}
          </Text>
        )}
      </div>
    );
  });

  const dialog =
    chosen === null ? null : (
      <ActionDialog
        key={chosen.action}
        offered={chosen}
        onAct={props.onAct}
        onClose={() => setChosen(null)}
        {...(props.onUpload === undefined ? {} : { onUpload: props.onUpload })}
        {...(props.onReload === undefined ? {} : { onReload: props.onReload })}
      />
    );

  if (isInline) {
    return (
      <>
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>{buttons}</div>
        {dialog}
      </>
    );
  }
  return (
    <Paper component="section" aria-label={t('panel.title')} p="md" className="no-print">
      <Title order={2} fz="md" mb="xs">
        {t('panel.title')}
      </Title>
      <Stack gap="xs">{buttons}</Stack>
      {dialog}
    </Paper>
  );
}
