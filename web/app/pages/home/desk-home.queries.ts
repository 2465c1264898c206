import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';

/** A paper of mine that waits for me to go on with it. */
export interface MakingRow {
  readonly kind: 'DRAFT' | 'RETURNED';
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  /** Rupees as decimal text. */
  readonly amount: string | null;
  readonly entered_at: string;
  readonly due_at: string | null;
  /** So much of its time is gone that the agency counts it as near its deadline; `null` without one. */
  readonly is_near: boolean | null;
  readonly moved_by_name: string | null;
  /** Why it was returned. */
  readonly comment: string | null;
}

export interface Making {
  readonly counts: Readonly<Partial<Record<'DRAFT' | 'RETURNED' | 'ON_THE_WAY', number>>>;
  readonly rows: readonly MakingRow[];
  readonly projects_without_estimate: number;
}

export interface SanctionedRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly amount: string;
  readonly sanctioned_on: string;
  readonly sanctioned_by_name: string;
}

/** What my rights reach of it; what they do not is left out. */
export interface AdminTasks {
  readonly dead_letters?: number;
  readonly people_without_login?: number;
  readonly open_invitations?: number;
  readonly workflow_drafts?: number;
}

/** What `desk_home` answers. */
export interface DeskHome {
  readonly making: Making | null;
  readonly sanctioned: readonly SanctionedRow[] | null;
  readonly administration: AdminTasks;
}

interface Sum {
  readonly count: number;
  /** Rupees as decimal text. */
  readonly amount: string;
}

export interface MonthFigures {
  /** The first day of the month. */
  readonly month: string;
  readonly projects: Sum;
  readonly estimates: Sum;
  readonly sanctioned: Sum;
}

export interface StateFigures extends Sum {
  readonly document_type: string;
  readonly state: string;
  readonly overdue: number;
  readonly near: number;
}

export interface AgencyFigures extends Sum {
  readonly tenant_id: string;
  readonly name: string;
  readonly local_names: unknown;
  readonly overdue: number;
}

/** What `desk_figures` answers. */
export interface DeskFigures {
  /** Oldest first, the present month last. */
  readonly months: readonly MonthFigures[];
  readonly states: readonly StateFigures[];
  readonly agencies: readonly AgencyFigures[];
}

/** The keys begin as the inbox's do: a paper that moves makes all of it old. */
export const deskHomeQueries = {
  home: (tenantId: string) =>
    queryOptions({
      queryKey: ['inbox', 'home', tenantId] as const,
      queryFn: ({ signal }) =>
        request<DeskHome>(
          supabase().rpc('desk_home', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),

  figures: (tenantId: string) =>
    queryOptions({
      queryKey: ['inbox', 'figures', tenantId] as const,
      queryFn: ({ signal }) =>
        request<DeskFigures>(
          supabase().rpc('desk_figures', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),
};
