import { Outlet, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import type { Permission } from '~/session/session.queries';
import { ErrorPage } from '~/ui/ErrorPage';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Without this permission in the current tenant the page says that it is not for this person. */
    readonly permission?: Permission;
  }
}

/** The page, or the sentence that it is not mine. What may be seen on it, the database decides. */
export function GuardedOutlet() {
  const { t } = useTranslation('palette');
  const nameOf = useLocalName();
  const { can, tenant } = useSession();
  const permission = useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.permission !== undefined),
  })?.staticData.permission;
  if (permission === undefined || can(permission)) return <Outlet />;
  return (
    <ErrorPage
      kind="forbidden"
      hint={t('forbidden.needs', { permission, agency: nameOf(tenant) })}
    />
  );
}
