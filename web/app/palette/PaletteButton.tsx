import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { useHotkeys, useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PaletteButton.module.css';

const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })));

interface PaletteButtonProps {
  readonly isOpen: boolean;
  readonly palette: { open: () => void; close: () => void; toggle: () => void };
}

/** The search of the header; Ctrl K (on a Mac ⌘ K) opens it from anywhere, also while typing. */
export function PaletteButton({ isOpen, palette }: PaletteButtonProps) {
  const { t } = useTranslation('palette');
  const os = useOs();
  useHotkeys([['mod+K', palette.toggle]], [], true);
  const keys = os === 'macos' || os === 'ios' ? '⌘ K' : 'Ctrl K';
  return (
    <>
      <UnstyledButton
        className={classes.field}
        onClick={palette.open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={classes.word}>{t('open')}</span>
        <Kbd size="xs" aria-hidden>
          {keys}
        </Kbd>
      </UnstyledButton>
      <ActionIcon className={classes.icon} aria-label={t('open')} onClick={palette.open}>
        <IconSearch size={20} stroke={1.7} aria-hidden />
      </ActionIcon>
      {isOpen ? (
        <Suspense fallback={null}>
          <Palette onClose={palette.close} />
        </Suspense>
      ) : null}
    </>
  );
}
