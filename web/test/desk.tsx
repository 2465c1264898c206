import { configure } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import type { ReactNode } from 'react';
import { initialiseClient } from '~/api/client';
import { AuthContext, type Auth } from '~/session/session-context';
import type { Permission } from '~/session/session.queries';
import { server, TEST_URL } from './server';
import { sessionAnswer, tenantAccess } from './sign-in';

// Whole pages are much to draw while other tests share the machine.
configure({ asyncUtilTimeout: 8000 });

interface DeskProps {
  readonly permissions: readonly Permission[];
  readonly children: ReactNode;
}

/** A person at work in `od.jatni` with these rights, around a page under test. */
export function Desk({ permissions, children }: DeskProps) {
  const tenant = tenantAccess({ id: 'od.jatni', name: 'Jatni', permissions });
  const { user, tenants } = sessionAnswer('je', [tenant]);
  const auth: Auth = {
    status: 'ready',
    signedIn: { userId: user.id, email: user.email },
    user,
    session: {
      user,
      tenant,
      tenants,
      can: (permission) => permissions.includes(permission),
      switchTenant: () => undefined,
    },
    error: null,
    isExpired: false,
    other: null,
    takeOver: () => undefined,
    isRecovering: false,
    finishRecovery: () => undefined,
    retry: () => undefined,
    signOut: () => Promise.resolve(),
  };
  return <AuthContext value={auth}>{children}</AuthContext>;
}

const place = { latitude: null, longitude: null, local_names: {} };

/** Two wards with a locality each, two project types, one kind of document. */
export const MASTERS = {
  lists: {
    PROJECT_TYPE: [
      { code: 'DR', name: 'Drainage', local_names: {}, parent_code: null },
      { code: 'PP', name: 'Parks', local_names: {}, parent_code: null },
    ],
    PROJECT_SUB_TYPE: [{ code: 'DR_OPEN', name: 'Open drain', local_names: {}, parent_code: 'DR' }],
    BENEFICIARY_TYPE: [{ code: 'WOMEN', name: 'Women', local_names: {}, parent_code: null }],
  },
  units: [],
  overheads: [],
  document_kinds: [],
  boundaries: [
    { code: 'W001', kind: 'WARD', parent_code: 'JA', name: 'Ward 1', ...place },
    { code: 'W002', kind: 'WARD', parent_code: 'JA', name: 'Ward 2', ...place },
    { code: 'L001', kind: 'LOCALITY', parent_code: 'W001', name: 'Bajpur', ...place },
    { code: 'L002', kind: 'LOCALITY', parent_code: 'W002', name: 'Kudiary', ...place },
  ],
  ended_boundaries: [],
  settings: { 'project.max_estimated_cost': 5000000 },
};

/** A function of the API, answered by `answer` with what was sent; an error response is given back as it is. */
export function onRpc(name: string, answer: (body: Record<string, unknown>) => unknown): void {
  server.use(
    http.post(`${TEST_URL}/rest/v1/rpc/${name}`, async ({ request }) => {
      const result = answer((await request.json()) as Record<string, unknown>);
      return result instanceof Response ? result : HttpResponse.json(result as never);
    }),
  );
}

/** Rows of a table or view. */
export function onTable(name: string, rows: unknown): void {
  server.use(http.get(`${TEST_URL}/rest/v1/${name}`, () => HttpResponse.json(rows as never)));
}

/** A refusal as PostgREST words it. */
export function refusal(status: number, code: string, details: unknown): Response {
  return HttpResponse.json(
    { code: `PT${status}`, message: code, details: JSON.stringify(details), hint: null },
    { status },
  );
}

/** What an open form hears from its heartbeat: nobody else is in the paper. */
const ALONE = {
  version: 0,
  state: 'DRAFTED',
  moved_by_id: null,
  moved_by: null,
  moved_at: '2026-11-24T05:00:00Z',
  editors: [],
};

/** What every page asks for: masters, names of the workflow, no moves, no files, nobody else at the same paper. */
export function answerTheBasics(): void {
  initialiseClient({ supabaseUrl: TEST_URL, supabasePublishableKey: 'key' });
  onRpc('masters_in_force', () => MASTERS);
  onRpc('announce_editing', () => ALONE);
  onRpc('available_actions', () => []);
  onTable('workflow_services', []);
  onTable('documents', []);
  onTable('boundaries', []);
}
