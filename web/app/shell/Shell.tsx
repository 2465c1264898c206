import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { NotificationBell } from '~/features/notifications';
import { useLiveUpdates, useOwnNotices } from '../live';
import { Banners } from './Banners';
import { GuardedOutlet } from './GuardedOutlet';
import { LanguageMenu } from './LanguageMenu';
import { NavBar } from './NavBar';
import { ProfileMenu } from './ProfileMenu';
import classes from './Shell.module.css';
import { TenantSwitcher } from './TenantSwitcher';
import { ThemeToggle } from './ThemeToggle';
import { useChooseLanguage } from '~/session/session.mutations';

const HEADER = 54;
const NAVBAR = 224;

/** The frame of every signed-in page: chain of work on the left, where and who on top. */
export function Shell() {
  const { t } = useTranslation();
  const { tenant, user } = useSession();
  const [isOpen, drawer] = useDisclosure(false);
  const { pathname } = useLocation();
  const live = useLiveUpdates(tenant.id);
  useOwnNotices(user.id);
  const chooseLanguage = useChooseLanguage();

  // The drawer of a phone closes when its link has been followed.
  const { close } = drawer;
  useEffect(() => close(), [pathname, close]);

  return (
    <AppShell
      header={{ height: HEADER }}
      navbar={{ width: NAVBAR, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
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
            <LanguageMenu onChoose={chooseLanguage} />
            <NotificationBell />
            <ThemeToggle />
            <ProfileMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <NavBar />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <Banners live={live} />
        {/* Another tenant is another desk: pages start afresh. */}
        <GuardedOutlet key={tenant.id} />
      </AppShell.Main>
    </AppShell>
  );
}
