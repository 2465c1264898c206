import { createContext } from 'react';
import type { SignedIn } from '~/api/auth';
import type { Permission, SessionUser, TenantAccess } from './session.queries';

/** A person at work: who, in which tenant, with which rights. */
export interface Session {
  readonly user: SessionUser;
  /** The tenant whose work is on the screen. */
  readonly tenant: TenantAccess;
  readonly tenants: readonly TenantAccess[];
  readonly can: (permission: Permission) => boolean;
  readonly switchTenant: (tenantId: string) => void;
}

export type AuthStatus =
  /** Not known yet. */
  | 'loading'
  | 'signed-out'
  /** Signed in, with at least one tenant to work in. */
  | 'ready'
  /** Signed in, but nobody has given this person anything to do. */
  | 'no-tenant'
  /** Signed in, but the session could not be read. */
  | 'failed';

export interface Auth {
  readonly status: AuthStatus;
  readonly signedIn: SignedIn | null;
  readonly user: SessionUser | null;
  readonly session: Session | null;
  readonly error: unknown;
  /** The sign-in ran out, or is another person's now, while the page was open: ask for the password over the page. */
  readonly isExpired: boolean;
  /** Another person has signed in in another tab of this browser. */
  readonly other: SignedIn | null;
  /** Gives this page to the other person: nothing of the first one stays on it. */
  readonly takeOver: () => void;
  /** The person came through the link of a forgotten password. */
  readonly isRecovering: boolean;
  /** The new password has been set. */
  readonly finishRecovery: () => void;
  readonly retry: () => void;
  /** Ends the session here, or on every device. */
  readonly signOut: (scope?: 'local' | 'global') => Promise<void>;
}

export const AuthContext = createContext<Auth | null>(null);
