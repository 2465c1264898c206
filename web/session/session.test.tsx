import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { useState } from 'react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInWithPassword } from '~/api/auth';
import { initialiseClient, request, supabase } from '~/api/client';
import { createQueryClient } from '~/api/query-client';
import { asApiError } from '~/lib/api-error';
import { takeConsoleErrors } from '~/test/console';
import { server, TEST_URL } from '~/test/server';
import { rememberSignIn, sessionAnswer, tenantAccess, tokenAnswer } from '~/test/sign-in';
import { SessionProvider } from './SessionProvider';
import { useAuth, useSession } from './use-session';

const JATNI = tenantAccess({ id: 'od.jatni', permissions: ['project:create'] });
const DHENKANAL = tenantAccess({ id: 'od.dhenkanal', permissions: ['project:read'] });

let client: QueryClient;
let expire: () => void;

function Desk() {
  const { tenant, can, switchTenant } = useSession();
  const { isExpired, other, takeOver, signOut } = useAuth();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState('');
  const leave = () =>
    signOut('global').catch((error: unknown) => setFailure(asApiError(error).code));
  return (
    <>
      <p>{`at ${tenant.id}, ${can('project:create') ? 'may' : 'may not'} create`}</p>
      <p>{isExpired ? 'expired' : 'fresh'}</p>
      <p>{other === null ? '' : `other: ${other.email ?? ''}`}</p>
      <button onClick={takeOver}>take over</button>
      <input
        aria-label="draft"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button onClick={() => switchTenant('od.dhenkanal')}>switch</button>
      <button onClick={() => void leave()}>leave</button>
      <p>{failure}</p>
    </>
  );
}

function Gate() {
  const { status } = useAuth();
  return status === 'ready' ? <Desk /> : <p>{status}</p>;
}

function show() {
  client = createQueryClient(() => expire());
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <SessionProvider
          onReady={(onExpired) => {
            expire = onExpired;
          }}
        >
          <Gate />
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

function answerSession(userId: string, tenants = [JATNI, DHENKANAL]) {
  server.use(
    http.post(`${TEST_URL}/rest/v1/rpc/my_session`, () =>
      HttpResponse.json(sessionAnswer(userId, tenants)),
    ),
  );
}

beforeAll(() => initialiseClient({ supabaseUrl: TEST_URL, supabasePublishableKey: 'pk' }));

beforeEach(() => {
  window.localStorage.clear();
  rememberSignIn('u1', 'u1@demo.digit.example');
  answerSession('u1');
});

describe('a session', () => {
  it('gives the rights of the current tenant only, and remembers the tenant', async () => {
    const first = show();
    expect(await screen.findByText('at od.jatni, may create')).toBeInTheDocument();
    client.setQueryData(['projects', 'list'], ['a row of Jatni']);
    await userEvent.click(screen.getByRole('button', { name: 'switch' }));
    expect(screen.getByText('at od.dhenkanal, may not create')).toBeInTheDocument();
    expect(client.getQueryData(['projects', 'list'])).toBeUndefined();

    first.unmount();
    show();
    expect(await screen.findByText('at od.dhenkanal, may not create')).toBeInTheDocument();
  });

  it('that ends by itself keeps what was typed, and goes on after a new sign-in', async () => {
    show();
    await userEvent.type(await screen.findByLabelText('draft'), 'half a paragraph');
    expire();
    expect(await screen.findByText('expired')).toBeInTheDocument();
    expect(screen.getByLabelText('draft')).toHaveValue('half a paragraph');

    server.use(
      http.post(`${TEST_URL}/auth/v1/token`, () =>
        HttpResponse.json(tokenAnswer('u1', 'u1@demo.digit.example')),
      ),
    );
    await signInWithPassword('u1@demo.digit.example', 'x');
    expect(await screen.findByText('fresh')).toBeInTheDocument();
    expect(screen.getByLabelText('draft')).toHaveValue('half a paragraph');
  });

  it('of another person in another tab leaves the page to the first one, and sends nothing under a wrong name', async () => {
    const tokens: (string | null)[] = [];
    server.use(
      http.get(`${TEST_URL}/rest/v1/projects`, ({ request: { headers } }) => {
        tokens.push(headers.get('authorization'));
        return HttpResponse.json([]);
      }),
    );
    show();
    await userEvent.type(await screen.findByLabelText('draft'), 'half a paragraph');
    const mine = tokenAnswer('u1', 'u1@demo.digit.example');
    const others = tokenAnswer('u2', 'u2@demo.digit.example');
    server.use(http.post(`${TEST_URL}/auth/v1/token`, () => HttpResponse.json(others)));
    await signInWithPassword('u2@demo.digit.example', 'x');
    expect(await screen.findByText('other: u2@demo.digit.example')).toBeInTheDocument();
    expect(screen.getByText('expired')).toBeInTheDocument();
    expect(screen.getByLabelText('draft')).toHaveValue('half a paragraph');
    await request(supabase().from('projects').select('id'));

    server.use(http.post(`${TEST_URL}/auth/v1/token`, () => HttpResponse.json(mine)));
    await signInWithPassword('u1@demo.digit.example', 'x');
    expect(await screen.findByText('fresh')).toBeInTheDocument();
    expect(screen.getByLabelText('draft')).toHaveValue('half a paragraph');
    await request(supabase().from('projects').select('id'));
    expect(tokens).toEqual(['Bearer pk', `Bearer ${mine.access_token}`]);
  });

  it('of another person who takes the page over starts with nothing of the one before', async () => {
    show();
    await screen.findByText('at od.jatni, may create');
    client.setQueryData(['projects', 'list'], ['a row of the first person']);
    answerSession('u2', [DHENKANAL]);
    server.use(
      http.post(`${TEST_URL}/auth/v1/token`, () =>
        HttpResponse.json(tokenAnswer('u2', 'u2@demo.digit.example')),
      ),
    );
    await signInWithPassword('u2@demo.digit.example', 'x');
    await screen.findByText('other: u2@demo.digit.example');
    await userEvent.click(screen.getByRole('button', { name: 'take over' }));
    expect(await screen.findByText('at od.dhenkanal, may not create')).toBeInTheDocument();
    expect(client.getQueryData(['projects', 'list'])).toBeUndefined();
  });

  it('is ended everywhere on request', async () => {
    let scope: string | null = null;
    server.use(
      http.post(`${TEST_URL}/auth/v1/logout`, ({ request }) => {
        scope = new URL(request.url).searchParams.get('scope');
        return new HttpResponse(null, { status: 204 });
      }),
    );
    show();
    await screen.findByText('at od.jatni, may create');
    await userEvent.click(screen.getByRole('button', { name: 'leave' }));
    expect(await screen.findByText('signed-out')).toBeInTheDocument();
    expect(scope).toBe('global');
    const left = client
      .getQueryCache()
      .findAll({ predicate: ({ state }) => state.data !== undefined });
    expect(left).toEqual([]);
  });

  it('stays when the other devices could not be reached', async () => {
    server.use(http.post(`${TEST_URL}/auth/v1/logout`, () => HttpResponse.error()));
    show();
    await screen.findByText('at od.jatni, may create');
    await userEvent.click(screen.getByRole('button', { name: 'leave' }));
    expect(await screen.findByText('NETWORK')).toBeInTheDocument();
    expect(screen.getByText('at od.jatni, may create')).toBeInTheDocument();
    // The auth client reports the broken line itself.
    expect(takeConsoleErrors()).not.toHaveLength(0);
  });

  it('without any tenant says so instead of failing', async () => {
    answerSession('u1', []);
    show();
    expect(await screen.findByText('no-tenant')).toBeInTheDocument();
  });
});
