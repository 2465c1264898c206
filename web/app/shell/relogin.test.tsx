import 'fake-indexeddb/auto';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '~/api/query-client';
import { EstimateFormPage } from '~/features/estimates/EstimateFormPage';
import { formMirror } from '~/lib/form-mirror';
import { SessionProvider } from '~/session/SessionProvider';
import { useAuth } from '~/session/use-session';
import { takeConsoleErrors } from '~/test/console';
import { answerTheBasics, onRpc } from '~/test/desk';
import { renderPage } from '~/test/render';
import { server, TEST_URL } from '~/test/server';
import { rememberSignIn, sessionAnswer, tenantAccess, tokenAnswer } from '~/test/sign-in';
import { ReloginDialog } from './ReloginDialog';

const ID = '00000000-0000-4000-8000-0000000000e1';
const PROJECT = {
  id: '00000000-0000-4000-8000-000000000001',
  number: 'PJ/2026-27/000001',
  name: 'Covered drain',
  description: null,
  project_type_code: 'DR',
  ward_code: 'W001',
  locality_code: 'L001',
  estimated_cost: 480000,
  proposed_on: '2026-11-01',
  state: 'CREATED',
};
const EMAIL = 'je@demo.digit.example';
const TENANT = tenantAccess({
  id: 'od.jatni',
  permissions: ['estimate:create', 'estimate:read', 'rate:read'],
});

vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useParams: () => ({ estimateId: ID }),
  useSearch: () => ({ project: PROJECT.id }),
}));
// A whole form is much to draw while other tests share the machine.
vi.setConfig({ testTimeout: 40_000 });

/** The token that the last sign-in with the password gave; whatever else is sent has run out. */
let valid: string;
let saves: string[];
/** Lets the server answer what it refuses. */
let refuse: Promise<void>;
let client: QueryClient;

function Page() {
  const { status } = useAuth();
  return status === 'ready' ? <EstimateFormPage /> : null;
}

function show() {
  let expire: () => void = () => undefined;
  client = createQueryClient(() => expire());
  return renderPage(() => (
    <QueryClientProvider client={client}>
      <SessionProvider
        onReady={(onExpired) => {
          expire = onExpired;
        }}
      >
        <Page />
        <ReloginDialog />
      </SessionProvider>
    </QueryClientProvider>
  ));
}

/** The session in this browser has run out, and cannot be renewed. */
function runOut() {
  const session = tokenAnswer('je', EMAIL);
  const gone = { access_token: 'gone', refresh_token: 'gone', expires_at: 1 };
  const key = Object.keys(window.localStorage).find((name) => name.endsWith('-auth-token')) ?? '';
  window.localStorage.setItem(key, JSON.stringify({ ...session, ...gone }));
}

async function giveThePassword(user: ReturnType<typeof userEvent.setup>) {
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Password/), 'secret');
  await user.click(within(dialog).getByRole('button', { name: 'Continue' }));
}

beforeEach(async () => {
  await formMirror.remove({ userId: 'je', tenantId: TENANT.id, paper: 'estimate', id: ID });
  rememberSignIn('je', EMAIL);
  saves = [];
  valid = '';
  refuse = Promise.resolve();
  answerTheBasics();
  onRpc('my_session', () => sessionAnswer('je', [TENANT]));
  onRpc('get_estimate', () => null);
  onRpc('get_project', () => PROJECT);
  server.use(
    http.post(`${TEST_URL}/auth/v1/token`, ({ request }) => {
      if (!request.url.includes('grant_type=password')) {
        return HttpResponse.json({ code: 'refresh_token_not_found' }, { status: 400 });
      }
      const answer = { ...tokenAnswer('je', EMAIL), access_token: 'new.token.x' };
      valid = answer.access_token;
      return HttpResponse.json(answer);
    }),
    http.post(`${TEST_URL}/rest/v1/rpc/save_estimate`, async ({ request }) => {
      const token = (request.headers.get('authorization') ?? '').replace('Bearer ', '');
      if (token !== valid) {
        await refuse;
        // Who has no session at all is nobody: refused as PostgREST refuses one without a right.
        const code = token === 'key' ? '42501' : 'PGRST303';
        return HttpResponse.json({ code, message: 'permission denied' }, { status: 401 });
      }
      const { p_estimate } = (await request.json()) as { p_estimate: { name: string } };
      saves.push(p_estimate.name);
      return HttpResponse.json({ id: ID, number: null, state: 'DRAFTED', version: 1 });
    }),
  );
});

it('a draft that was refused because the session ran out is stored once the password was given', async () => {
  const user = userEvent.setup();
  await show();
  const name = await screen.findByRole('textbox', { name: /Name of the estimate/ });
  runOut();
  await user.type(name, ' of stone');
  // The draft stores itself when the typing rests; that finds the session gone.
  await giveThePassword(user);
  await waitFor(() => expect(saves).toEqual(['Covered drain of stone']));
  expect(name).toHaveValue('Covered drain of stone');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  takeConsoleErrors();
});

it('a refusal that arrives after the password was given neither asks again nor loses the draft', async () => {
  const user = userEvent.setup();
  await show();
  const name = await screen.findByRole('textbox', { name: /Name of the estimate/ });
  let answer: () => void = () => undefined;
  refuse = new Promise((resolve) => {
    answer = resolve;
  });
  await user.type(name, ' of stone');
  await user.click(screen.getAllByRole('button', { name: 'Save draft' })[0]!);
  // While that is on its way, another question hears first that the session is over.
  onRpc('my_session', () => HttpResponse.json({ code: 'PGRST303', message: '' }, { status: 401 }));
  await client.invalidateQueries({ queryKey: ['session'] });
  onRpc('my_session', () => sessionAnswer('je', [TENANT]));
  await giveThePassword(user);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  answer();
  await waitFor(() => expect(saves).toEqual(['Covered drain of stone']));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
