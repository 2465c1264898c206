import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';

/** What a permission looks like, in SQL and here: `estimate:create`. */
export type Permission = `${string}:${string}`;

export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly language: string;
  readonly must_change_password: boolean;
}

/** One tenant in which the person acts, with what they may do there. */
export interface TenantAccess {
  readonly id: string;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>> | null;
  readonly kind: string;
  readonly parent_id: string | null;
  readonly time_zone: string;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
  /** Set when the person acts for an organisation (CBO, contractor) and not as staff. */
  readonly organisation_id: string | null;
}

export interface MySession {
  readonly user: SessionUser;
  readonly tenants: readonly TenantAccess[];
}

export const sessionKeys = {
  all: ['session'] as const,
  mine: (userId: string) => [...sessionKeys.all, userId] as const,
};

export const sessionQueries = {
  /** Who I am and where I may do what. */
  mine: (userId: string) =>
    queryOptions({
      queryKey: sessionKeys.mine(userId),
      queryFn: ({ signal }) => request<MySession>(supabase().rpc('my_session').abortSignal(signal)),
      staleTime: 5 * 60_000,
    }),
};
