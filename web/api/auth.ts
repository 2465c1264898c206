import type { Session as AuthSession } from '@supabase/auth-js';
import { localStore } from '~/lib/local-store';
import { authClient, storageKey } from './client';
import { fromAuth, fromNetwork } from './errors';

/** Who holds the token in this browser. */
export interface SignedIn {
  readonly userId: string;
  readonly email: string | null;
}

export type AuthChange = 'signed-in' | 'signed-out' | 'recovery';

function toSignedIn(session: AuthSession | null): SignedIn | null {
  return session === null ? null : { userId: session.user.id, email: session.user.email ?? null };
}

/** Runs an auth call and throws its error as an `ApiError`. */
async function settle<T extends { error: unknown }>(call: Promise<T>): Promise<T> {
  let answer: T;
  try {
    answer = await call;
  } catch (cause) {
    throw fromNetwork(cause);
  }
  if (answer.error !== null && answer.error !== undefined) throw fromAuth(answer.error);
  return answer;
}

export async function currentSignIn(): Promise<SignedIn | null> {
  const { data } = await authClient().getSession();
  return toSignedIn(data.session);
}

/** Tells of every sign-in and sign-out, in this tab or another. Returns the unsubscriber. */
export function onAuthChange(
  listener: (change: AuthChange, who: SignedIn | null) => void,
): () => void {
  const { data } = authClient().onAuthStateChange((event, session) => {
    if (event === 'SIGNED_OUT') listener('signed-out', null);
    if (event === 'PASSWORD_RECOVERY') listener('recovery', toSignedIn(session));
    if (event === 'SIGNED_IN') listener('signed-in', toSignedIn(session));
  });
  return () => data.subscription.unsubscribe();
}

export async function signInWithPassword(email: string, password: string): Promise<void> {
  await settle(authClient().signInWithPassword({ email, password }));
}

/** Mails a six-digit code and a link. Answers the same whether or not the address is known. */
export async function sendSignInCode(email: string): Promise<void> {
  await settle(
    authClient().signInWithOtp({
      email,
      options: { emailRedirectTo: `${window.location.origin}/`, shouldCreateUser: true },
    }),
  );
}

export async function verifySignInCode(email: string, token: string): Promise<void> {
  await settle(authClient().verifyOtp({ email, token, type: 'email' }));
}

/** Mails the link that leads to the page where a new password is set. */
export async function sendPasswordLink(email: string): Promise<void> {
  const redirectTo = `${window.location.origin}/set-password`;
  await settle(authClient().resetPasswordForEmail(email, { redirectTo }));
}

export async function changePassword(password: string): Promise<void> {
  await settle(authClient().updateUser({ password }));
}

/**
 * Ends the session here, or on every device of the person. Leaving this browser never fails: without the
 * server the token is only forgotten. Leaving every device throws when the server could not be told.
 */
export async function signOut(scope: 'local' | 'global'): Promise<void> {
  try {
    await settle(authClient().signOut({ scope }));
  } catch (error) {
    if (scope === 'global') throw error;
    localStore.remove(storageKey());
  }
}
