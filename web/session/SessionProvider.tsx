import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { currentSignIn, onAuthChange, signOut as endSession, type SignedIn } from '~/api/auth';
import { setOwner } from '~/api/client';
import { setLanguage } from '~/i18n/i18n';
import { isLanguage } from '~/i18n/languages';
import { AuthContext, type Auth, type AuthStatus, type Session } from './session-context';
import { sessionQueries, type MySession } from './session.queries';
import { rememberedTenant, rememberTenant } from './tenant-memory';

interface SessionProviderProps {
  readonly children: ReactNode;
  /** Gives the provider the function to call when a request finds the session gone. */
  readonly onReady?: (expire: () => void) => void;
}

/**
 * Knows who is signed in. A session that ends by itself does not throw the person out: the page stays, a
 * dialog asks for the password, and what was typed is still there.
 */
export function SessionProvider({ children, onReady }: SessionProviderProps) {
  const queryClient = useQueryClient();
  const [signedIn, setSignedIn] = useState<SignedIn | null | undefined>(undefined);
  const [isExpired, setIsExpired] = useState(false);
  const [isRecovering, setIsRecovering] = useState(false);
  const [other, setOther] = useState<SignedIn | null>(null);
  const [tenantId, setTenantId] = useState<string | null>(null);
  const isLeaving = useRef(false);
  const holder = useRef<string | null>(null);

  const accept = useCallback(
    (who: SignedIn | null) => {
      // Another person at the same desk must not see a row of the one before.
      if (holder.current !== null && who !== null && holder.current !== who.userId) {
        queryClient.clear();
        setTenantId(null);
      }
      holder.current = who?.userId ?? null;
      setOwner(holder.current);
      setSignedIn(who);
      setIsExpired(false);
      setOther(null);
    },
    [queryClient],
  );

  const expire = useCallback(() => {
    if (holder.current !== null && !isLeaving.current) setIsExpired(true);
  }, []);

  useEffect(() => onReady?.(expire), [onReady, expire]);

  useEffect(() => {
    let isGone = false;
    void currentSignIn().then((who) => {
      if (!isGone) accept(who);
    });
    const unsubscribe = onAuthChange((change, who) => {
      if (change === 'signed-out') {
        if (isLeaving.current || holder.current === null) accept(null);
        else setIsExpired(true);
        return;
      }
      // The page still shows what the first person does: they decide what becomes of it.
      if (who !== null && holder.current !== null && holder.current !== who.userId) {
        setOther(who);
        return;
      }
      if (change === 'recovery') setIsRecovering(true);
      accept(who);
    });
    return () => {
      isGone = true;
      unsubscribe();
    };
  }, [accept]);

  const userId = signedIn?.userId ?? '';
  const { data, error, isError, refetch } = useQuery({
    ...sessionQueries.mine(userId),
    enabled: userId !== '',
  });
  const mine = userId === '' ? undefined : data;

  const language = mine?.user.language;
  useEffect(() => {
    if (isLanguage(language)) void setLanguage(language);
  }, [language]);

  const switchTenant = useCallback(
    (id: string) => {
      rememberTenant(userId, id);
      setTenantId(id);
      // Rows of one tenant never stand under the name of another; who I am stays known.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
    [queryClient, userId],
  );

  const signOut = useCallback(
    async (scope: 'local' | 'global' = 'local') => {
      isLeaving.current = true;
      try {
        await endSession(scope);
        accept(null);
        queryClient.clear();
        setTenantId(null);
        setIsRecovering(false);
      } finally {
        isLeaving.current = false;
      }
    },
    [accept, queryClient],
  );

  const auth = useMemo<Auth>(() => {
    const session = mine === undefined ? null : toSession(mine, tenantId, switchTenant);
    const status: AuthStatus =
      signedIn === undefined
        ? 'loading'
        : signedIn === null
          ? 'signed-out'
          : mine !== undefined
            ? session === null
              ? 'no-tenant'
              : 'ready'
            : isError
              ? 'failed'
              : 'loading';
    return {
      status,
      signedIn: signedIn ?? null,
      user: mine?.user ?? null,
      session,
      error,
      isExpired: isExpired || other !== null,
      other,
      takeOver: () => accept(other),
      isRecovering,
      finishRecovery: () => setIsRecovering(false),
      retry: () => void refetch(),
      signOut,
    };
  }, [
    mine,
    error,
    isError,
    refetch,
    tenantId,
    switchTenant,
    signedIn,
    isExpired,
    other,
    accept,
    isRecovering,
    signOut,
  ]);

  return <AuthContext value={auth}>{children}</AuthContext>;
}

function toSession(
  mine: MySession,
  chosenTenantId: string | null,
  switchTenant: (id: string) => void,
): Session | null {
  const wanted = chosenTenantId ?? rememberedTenant(mine.user.id);
  const tenant = mine.tenants.find(({ id }) => id === wanted) ?? mine.tenants[0];
  if (tenant === undefined) return null;
  const held = new Set<string>(tenant.permissions);
  return {
    user: mine.user,
    tenant,
    tenants: mine.tenants,
    can: (permission) => held.has(permission),
    switchTenant,
  };
}
