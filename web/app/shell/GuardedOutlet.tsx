import { Outlet, useMatches } from '@tanstack/react-router';
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
  const { can } = useSession();
  const permission = useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.permission !== undefined),
  })?.staticData.permission;
  return permission === undefined || can(permission) ? <Outlet /> : <ErrorPage kind="forbidden" />;
}
