import { Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionsProps, OfferedAction } from './action.types';
import { ActionButton } from './ActionButton';
import { ActionForm } from './ActionForm';
import classes from './DecisionBar.module.css';
import { usePageKeys } from '../use-page-keys';
import { useActionName } from './use-action-name';

/** Keys that open the first forward and the first backward move. */
export interface DecisionKeys {
  readonly act: string;
  readonly back: string;
}

interface DecisionBarProps extends ActionsProps {
  readonly keys?: DecisionKeys;
}

/**
 * The decision at the foot of a paper in a list: the moves as buttons, and the form of the chosen one in their place,
 * so that the paper stays in sight. Escape goes back to the buttons.
 */
export function DecisionBar({ actions, keys, ...forms }: DecisionBarProps) {
  const { t } = useTranslation('workflow');
  const actionName = useActionName();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const firstOf = (kind: string) =>
    actions.find((offered) => offered.is_allowed && offered.kind === kind);
  const open = (offered: OfferedAction | undefined, event: KeyboardEvent) => {
    // The form takes the focus at once: the letter must not land in it.
    event.preventDefault();
    if (offered !== undefined) setChosen(offered);
  };
  usePageKeys(
    keys === undefined || chosen !== null
      ? {}
      : {
          [keys.act]: (event) => open(firstOf('FORWARD'), event),
          [keys.back]: (event) => open(firstOf('BACK'), event),
        },
    box,
  );
  useEffect(() => {
    if (chosen !== null) box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [chosen]);
  const close = () => {
    setChosen(null);
    // Not to the top of the page: the buttons come back where the form was.
    window.setTimeout(() => box.current?.querySelector<HTMLElement>('button')?.focus());
  };

  if (actions.length === 0) return null;
  return (
    <div
      ref={box}
      role="group"
      aria-label={t('panel.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || chosen === null) return;
        event.stopPropagation();
        close();
      }}
    >
      {chosen === null ? (
        <div className={classes.buttons}>
          {actions.map((offered) => (
            <ActionButton key={offered.action} offered={offered} onChoose={setChosen} />
          ))}
        </div>
      ) : (
        <section aria-label={actionName(chosen)}>
          <Title order={3} fz="sm" mb={4}>
            {actionName(chosen)}
          </Title>
          <ActionForm key={chosen.action} offered={chosen} onClose={close} isCompact {...forms} />
        </section>
      )}
    </div>
  );
}
