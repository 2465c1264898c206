import type { MySession, TenantAccess } from '~/session/session.queries';
import { TEST_URL } from './server';

/** The key under which the auth client of the tests keeps its session. */
const STORAGE_KEY = `sb-${new URL(TEST_URL).hostname.split('.')[0] ?? ''}-auth-token`;

function part(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** What GoTrue answers to a sign-in. The signature is none: nobody in a component test checks it. */
export function tokenAnswer(userId: string, email: string) {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const claims = { sub: userId, exp: expires, role: 'authenticated' };
  return {
    access_token: `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.x`,
    refresh_token: 'refresh',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: expires,
    user: { id: userId, email, aud: 'authenticated', app_metadata: {}, user_metadata: {} },
  };
}

/** Puts a session into the browser, as after an earlier visit. */
export function rememberSignIn(userId: string, email: string): void {
  window.localStorage.setItem(STORAGE_KEY, JSON.stringify(tokenAnswer(userId, email)));
}

export function tenantAccess(part: Partial<TenantAccess> & { id: string }): TenantAccess {
  return {
    name: part.id,
    local_names: null,
    kind: 'ulb',
    parent_id: 'od',
    time_zone: 'Asia/Kolkata',
    roles: [],
    permissions: [],
    organisation_id: null,
    ...part,
  };
}

/** What `my_session` answers. */
export function sessionAnswer(userId: string, tenants: readonly TenantAccess[]): MySession {
  return {
    user: {
      id: userId,
      name: 'Sanjukta Mohanty',
      email: `${userId}@demo.digit.example`,
      mobile: null,
      language: 'en',
      must_change_password: false,
    },
    tenants,
  };
}
