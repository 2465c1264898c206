import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ConfirmDialog';

interface UnsavedChangesGuardProps {
  readonly isDirty: boolean;
  /** What is unsaved is kept on this device and offered again. */
  readonly isKept?: boolean;
}

/** Asks before a page with unsaved work is left, inside the app or by closing the tab. */
export function UnsavedChangesGuard({ isDirty, isKept = false }: UnsavedChangesGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      isOpen={blocker.status === 'blocked'}
      title={t('form.unsaved.title')}
      confirmLabel={t('form.unsaved.leave')}
      isDangerous
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t(isKept ? 'form.unsaved.kept' : 'form.unsaved.text')}
    </ConfirmDialog>
  );
}
