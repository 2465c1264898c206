import { useDisclosure, useHotkeys, useOs } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyArea, type KeyArea } from '~/ui/keys/key-registry';

const KeySheet = lazy(() =>
  import('~/ui/keys/KeySheet').then((module) => ({ default: module.KeySheet })),
);

/** The keys that work everywhere, and the sheet that `?` opens. */
export function KeyHelp() {
  const { t } = useTranslation('palette');
  const os = useOs();
  const [isOpen, sheet] = useDisclosure(false);
  const mod = os === 'macos' || os === 'ios' ? '⌘' : 'Ctrl';
  const area = useMemo<KeyArea>(
    () => ({
      title: t('help.everywhere'),
      hints: [
        { keys: [mod, 'K'], does: t('help.palette') },
        { keys: ['['], does: t('help.collapse') },
        { keys: ['?'], does: t('help.sheet') },
        { keys: ['Esc'], does: t('help.close') },
      ],
    }),
    [t, mod],
  );
  useKeyArea(area);
  useHotkeys([
    ['?', sheet.open, { usePhysicalKeys: false }],
    ['shift+?', sheet.open],
  ]);
  return isOpen ? (
    <Suspense fallback={null}>
      <KeySheet onClose={sheet.close} />
    </Suspense>
  ) : null;
}
