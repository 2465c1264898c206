import { ActionIcon, AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { NotificationBell } from '~/features/notifications';
import { localStore } from '~/lib/local-store';
import { SearchContext } from '~/ui/search-context';
import { useLiveUpdates, useOwnNotices } from '../live';
import { PaletteButton } from '../palette/PaletteButton';
import { Banners } from './Banners';
import { GuardedOutlet } from './GuardedOutlet';
import { KeyHelp } from './KeyHelp';
import { LanguageMenu } from './LanguageMenu';
import { NavBar } from './NavBar';
import { ProfileMenu } from './ProfileMenu';
import classes from './Shell.module.css';
import { TenantSwitcher } from './TenantSwitcher';
import { ThemeToggle } from './ThemeToggle';
import { useChooseLanguage } from '~/session/session.mutations';

const HEADER = 54;
const NAVBAR = 224;
const FOLDED = 60;
const FOLD_KEY = 'digit.navigation.folded';

/** The frame of every signed-in page: chain of work on the left, where and who on top. */
export function Shell() {
  const { t } = useTranslation();
  const { tenant, user } = useSession();
  const [isOpen, drawer] = useDisclosure(false);
  const [isSearching, palette] = useDisclosure(false);
  const { pathname } = useLocation();
  const [wantsFolded, setWantsFolded] = useState(() => localStore.get(FOLD_KEY) === 'yes');
  // The drawer of a phone has room for words.
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const isFolded = isWide && wantsFolded;
  const fold = () => {
    localStore.set(FOLD_KEY, wantsFolded ? 'no' : 'yes');
    setWantsFolded(!wantsFolded);
  };
  useHotkeys([['[', fold]]);
  const live = useLiveUpdates(tenant.id);
  useOwnNotices(user.id);
  const chooseLanguage = useChooseLanguage();

  // The drawer of a phone closes when its link has been followed.
  const { close } = drawer;
  useEffect(() => close(), [pathname, close]);

  return (
    <AppShell
      header={{ height: HEADER }}
      navbar={{
        width: isFolded ? FOLDED : NAVBAR,
        breakpoint: 'md',
        collapsed: { mobile: !isOpen },
      }}
      padding={{ base: 'sm', sm: 'md', lg: 'lg' }}
      transitionDuration={120}
    >
      <a href="#main" className="skip-link">
        {t('nav.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={drawer.toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t(isOpen ? 'nav.close' : 'nav.open')}
              aria-expanded={isOpen}
            />
            <TenantSwitcher />
          </Group>
          <Group gap={4} wrap="nowrap">
            <PaletteButton isOpen={isSearching} palette={palette} />
            <LanguageMenu onChoose={chooseLanguage} />
            <NotificationBell />
            <ThemeToggle />
            <ProfileMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <KeyHelp />
      <AppShell.Navbar
        className={`${classes.navbar ?? ''} ${isFolded ? (classes.folded ?? '') : ''}`}
      >
        <NavBar isFolded={isFolded} />
        <ActionIcon
          visibleFrom="md"
          className={classes.fold}
          aria-label={t(isFolded ? 'palette:nav.expand' : 'palette:nav.collapse')}
          aria-expanded={!isFolded}
          aria-keyshortcuts="["
          onClick={fold}
        >
          {isFolded ? (
            <IconLayoutSidebarLeftExpand size={19} stroke={1.7} aria-hidden />
          ) : (
            <IconLayoutSidebarLeftCollapse size={19} stroke={1.7} aria-hidden />
          )}
        </ActionIcon>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <Banners live={live} />
        {/* Another tenant is another desk: pages start afresh. */}
        <SearchContext value={palette.open}>
          <GuardedOutlet key={tenant.id} />
        </SearchContext>
      </AppShell.Main>
    </AppShell>
  );
}
