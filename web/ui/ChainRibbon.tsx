import { Text } from '@mantine/core';
import { IconCheck, IconCircle, IconProgress, type Icon } from '@tabler/icons-react';
import { createLink, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ChainRibbon.module.css';

export interface ChainStep {
  readonly key: string;
  readonly label: string;
  readonly progress: 'done' | 'current' | 'ahead';
  /** A word on where it stands: its state, or how many papers there are. */
  readonly note?: ReactNode;
  /** Where a click leads; a step that has nothing yet has none. */
  readonly link?: LinkProps;
}

const ICONS: Readonly<Record<ChainStep['progress'], Icon>> = {
  done: IconCheck,
  current: IconProgress,
  ahead: IconCircle,
};

const StepLink = createLink('a');

/** The chain of a work, from proposal to payment: how far it is, and the way to each of its papers. */
export function ChainRibbon({ steps }: { readonly steps: readonly ChainStep[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    // Steps without links hold nothing that can be reached: then the row itself scrolls by the keyboard.
    <nav
      aria-label={t('chain.label')}
      className={classes.scroll}
      {...(steps.some(({ link }) => link !== undefined) ? {} : { tabIndex: 0 })}
    >
      <ol className={classes.ribbon}>
        {steps.map((step) => {
          const StepIcon = ICONS[step.progress];
          const body = (
            <>
              <StepIcon size={16} aria-label={t(`chain.${step.progress}`)} />
              <span>
                <Text span size="sm" fw={600} display="block" lh={1.2}>
                  {step.label}
                </Text>
                {step.note === undefined ? null : (
                  <Text span size="xs" className={classes.note}>
                    {step.note}
                  </Text>
                )}
              </span>
            </>
          );
          return (
            <li key={step.key} data-progress={step.progress} className={classes.step}>
              {step.link === undefined ? (
                <span className={classes.body}>{body}</span>
              ) : (
                <StepLink {...step.link} className={classes.body}>
                  {body}
                </StepLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
