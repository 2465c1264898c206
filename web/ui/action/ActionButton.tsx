import { Button, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowBackUpDouble,
  IconChecks,
  IconCircleX,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OfferedAction } from './action.types';
import { useActionName } from './use-action-name';

const LOOKS: Readonly<Record<string, { variant: string; color: string; Icon: Icon }>> = {
  SEND_BACK: { variant: 'default', color: 'gray', Icon: IconArrowBackUp },
  SEND_BACK_TO_ORIGINATOR: { variant: 'default', color: 'gray', Icon: IconArrowBackUpDouble },
  REJECT: { variant: 'light', color: 'red', Icon: IconCircleX },
  SUBMIT: { variant: 'filled', color: 'teal', Icon: IconSend },
  RE_SUBMIT: { variant: 'filled', color: 'teal', Icon: IconSend },
};
const FORWARD = { variant: 'filled', color: 'teal', Icon: IconChecks };

/** Actions that a tenant defined look like what they do. */
function lookOf({ action, kind }: Pick<OfferedAction, 'action' | 'kind'>) {
  const like = kind === 'BACK' ? 'SEND_BACK' : kind === 'REJECT' ? 'REJECT' : '';
  return LOOKS[action] ?? LOOKS[like] ?? FORWARD;
}

interface ActionButtonProps {
  readonly offered: OfferedAction;
  readonly onChoose: (offered: OfferedAction) => void;
  readonly isWide?: boolean;
}

/** The button of one move: it says what happens. What a rule forbids is disabled, with the reason under it. */
export function ActionButton({ offered, onChoose, isWide = false }: ActionButtonProps) {
  const { t } = useTranslation('workflow');
  const actionName = useActionName();
  const look = lookOf(offered);
  return (
    <div>
      <Button
        fullWidth={isWide}
        variant={look.variant}
        color={look.color}
        leftSection={<look.Icon size={16} aria-hidden />}
        disabled={!offered.is_allowed}
        onClick={() => onChoose(offered)}
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
}
