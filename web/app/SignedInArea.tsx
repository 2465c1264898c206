import { Button, Center, Loader, MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { useLocation } from '@tanstack/react-router';
import { IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeZoneContext } from '~/i18n/time-zone';
import { useAuth, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPage } from '~/ui/ErrorPage';
import { Redirect } from '~/ui/Redirect';
import { paths } from './paths';
import { ReloginDialog } from './shell/ReloginDialog';
import { Shell } from './shell/Shell';

/** Lets nobody past who is not signed in, and shows the shell to who is. */
export function SignedInArea() {
  const { t } = useTranslation();
  const { status, user, error, isRecovering, retry, signOut } = useAuth();
  const { href } = useLocation();

  switch (status) {
    case 'loading':
      return (
        <Center h="100vh">
          <Loader aria-label={t('state.loading')} />
        </Center>
      );
    case 'signed-out':
      return <Redirect to={paths.login} search={href === '/' ? {} : { next: href }} />;
    case 'failed':
      return <ErrorPage kind="broken" error={error} onRetry={retry} />;
    case 'no-tenant':
      return (
        <main>
          <EmptyState
            icon={IconUserQuestion}
            title={t('noTenant.title')}
            hint={t('noTenant.text')}
            action={<Button onClick={() => void signOut('local')}>{t('profile.signOut')}</Button>}
          />
        </main>
      );
    case 'ready':
      if (isRecovering || user?.must_change_password === true) {
        return <Redirect to={paths.setPassword} />;
      }
      return (
        <AgencyClock>
          <NamedNotifications />
          {/* Whoever takes the page over begins anew: no form of the person before stays on it. */}
          <Shell key={user?.id} />
          <ReloginDialog />
        </AgencyClock>
      );
  }
}

/** Dates and times by the clock of the agency that the person works in. */
function AgencyClock({ children }: { readonly children: ReactNode }) {
  const { tenant } = useSession();
  return <TimeZoneContext value={tenant.time_zone}>{children}</TimeZoneContext>;
}

/** Notices with a close button that says so to who cannot see the cross. */
function NamedNotifications() {
  const { t } = useTranslation();
  const theme = {
    components: {
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('action.close') } } },
    },
  };
  return (
    <MantineThemeProvider inherit theme={theme}>
      <Notifications position="bottom-right" limit={3} />
    </MantineThemeProvider>
  );
}
