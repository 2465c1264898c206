import { use } from 'react';
import { AuthContext, type Auth, type Session } from './session-context';
import type { Permission } from './session.queries';

/** Whether anybody is signed in, for pages on both sides of the login. */
export function useAuth(): Auth {
  const auth = use(AuthContext);
  if (auth === null) throw new Error('useAuth() needs a SessionProvider');
  return auth;
}

/** The person, the tenant and the rights. Only inside the shell, where somebody is signed in. */
export function useSession(): Session {
  const { session } = useAuth();
  if (session === null) throw new Error('useSession() outside of the signed-in pages');
  return session;
}

/** Whether I hold a permission in the current tenant. For showing and hiding; the database decides. */
export function useCan(permission: Permission): boolean {
  return useSession().can(permission);
}
