import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Browser, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { freePort } from '../../supabase/local/preflight.ts';
import { startStack, type Stack } from '../../supabase/local/stack.ts';
import { launchBrowser } from './support/browser.ts';
import { PASSWORD, photograph, sitDown, type Desk } from './support/office.ts';

/** A stack of our own, to be stopped in the middle of the work and started again where it was. */
const JATNI = 'od.jatni';
const PATIENCE_MS = 60_000;
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-chaos-'));
let ports: { apiPort: number; dbPort: number };
let stack: Stack | null = null;
let browser: Browser;
const desks: Desk[] = [];

async function start(): Promise<Stack> {
  const serveApp = path.resolve(import.meta.dirname, '..', '..', 'dist');
  const options = { dataDir, seed: 'demo', functions: true, serveApp, logLevel: 'silent' } as const;
  stack = await startStack({ ...options, ...ports });
  return stack;
}
async function stop(): Promise<void> {
  await stack?.stop();
  stack = null;
}
async function ask(query: string, ...values: string[]): Promise<Record<string, unknown>[]> {
  if (stack === null) throw new Error('The stack is down');
  const sql = postgres(stack.dbUrl, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(query, values);
  } finally {
    await sql.end();
  }
}

/** A person's call of the API, past the browser. */
async function call(person: string, name: string, body: object): Promise<Record<string, unknown>> {
  if (stack === null) throw new Error('The stack is down');
  const send = async (address: string, token: string, content: object) => {
    const answer = await fetch(`${stack?.url ?? ''}${address}`, {
      method: 'POST',
      headers: {
        apikey: stack?.publishableKey ?? '',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(content),
    });
    const result = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(JSON.stringify(result));
    return result;
  };
  const email = `${person}@demo.digit.example`;
  const session = await send('/auth/v1/token?grant_type=password', stack.publishableKey, {
    email,
    password: PASSWORD,
  });
  return send(`/rest/v1/rpc/${name}`, session['access_token'] as string, body);
}

async function newProject(): Promise<string> {
  const saved = await call('je.jatni', 'save_project', {
    p_tenant_id: JATNI,
    p_project: {
      name: 'Drain that outlives its server',
      description: 'Covered drain, 120 m, from the school to the main road',
      project_type_code: 'DR',
      estimated_cost: '450000',
      proposed_on: '2026-04-15',
      ward_code: 'W003',
      locality_code: 'L003',
    },
  });
  return saved['id'] as string;
}

const nameField = (page: Page) => page.getByRole('textbox', { name: /Name of the estimate/ });
const isSaved = (page: Page) => page.getByText(/^Saved /).first();
const isKept = (page: Page) => page.getByText(/^Kept on this device/).first();

async function sit(person: string): Promise<Page> {
  const desk = await sitDown(browser, stack?.url ?? '', person);
  desks.push(desk);
  // A server takes its time to come back, the more so on a busy machine.
  desk.page.setDefaultTimeout(PATIENCE_MS);
  return desk.page;
}

beforeAll(async () => {
  ports = { apiPort: await freePort(), dbPort: await freePort() };
  [browser] = await Promise.all([launchBrowser(), start()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
});
afterAll(async () => {
  await browser.close();
  await stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

describe('the server is stopped in the middle', { timeout: 240_000 }, () => {
  let page: Page;
  let projectId: string;
  const id = randomUUID();
  const stored = async () =>
    ask(
      `select e.name, (select count(*)::int from public.estimates x where x.project_id = e.project_id) as estimates,
        (select count(*)::int from public.workflow_history h where h.document_id = e.id) as moves
      from public.estimates e where e.id = $1`,
      id,
    );

  it('of typing: what was typed waits on the device and is stored once when the server is back', async () => {
    projectId = await newProject();
    page = await sit('je.jatni');
    await page.goto(`/estimates/${id}/edit?project=${projectId}`);
    await nameField(page).fill('Typed before');
    await isSaved(page).waitFor();
    await stop();
    await nameField(page).fill('Typed while the server was away');
    await isKept(page).waitFor();
    await start();
    await isSaved(page).waitFor();
    expect(await nameField(page).inputValue()).toBe('Typed while the server was away');
    expect(await stored()).toEqual([
      { name: 'Typed while the server was away', estimates: 1, moves: 1 },
    ]);
  });

  it('of typing, and the tab is closed: the form offers it again beside what is stored', async () => {
    await stop();
    await nameField(page).fill('Typed before the tab was closed');
    await isKept(page).waitFor();
    const context = page.context();
    await page.close();
    await start();
    page = await context.newPage();
    desks.splice(0, 1, { page, context, faults: [] });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`/estimates/${id}/edit`);
    await page.getByText(/^You have unsaved changes from/).waitFor();
    await page.getByText('Typed before the tab was closed').waitFor();
    expect(await stored()).toMatchObject([{ name: 'Typed while the server was away' }]);
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await isSaved(page).waitFor();
    expect(await stored()).toEqual([
      { name: 'Typed before the tab was closed', estimates: 1, moves: 1 },
    ]);
  });

  it('of a session that ran out: the dialog asks for the password, and the form is as it was', async () => {
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.endsWith('-auth-token')) ?? '';
      const session = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
      const gone = { access_token: 'gone', refresh_token: 'gone', expires_at: 1 };
      localStorage.setItem(key, JSON.stringify({ ...session, ...gone }));
    });
    await nameField(page).fill('Typed as the session ended');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=password]').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await nameField(page).inputValue()).toBe('Typed as the session ended');
    await expect
      .poll(async () => (await stored())[0]?.['name'], { timeout: PATIENCE_MS })
      .toBe('Typed as the session ended');
  });

  it('of approving: the paper moves once, although the answer was lost and it was asked again', async () => {
    const draft = {
      id,
      project_id: projectId,
      name: 'Drain',
      executing_department_code: 'WRK',
      lines: [
        {
          category: 'NON_SOR',
          description: 'Name board',
          unit_code: 'NOS',
          rate: '1500',
          measurements: [{ description: 'Gate', number: '1' }],
        },
      ],
    };
    await page.goto('/');
    const [{ version } = {}] = await ask('select version from public.estimates where id = $1', id);
    const saved = await call('je.jatni', 'save_estimate', {
      p_tenant_id: JATNI,
      p_estimate: draft,
      p_expected_version: version,
    });
    await call('je.jatni', 'transition', {
      p_tenant_id: JATNI,
      p_document_type: 'estimate',
      p_document_id: id,
      p_action: 'SUBMIT',
      p_expected_version: saved['version'],
      p_idempotency_key: randomUUID(),
    });
    const ae = await sit('ae.jatni');
    await ae.goto(`/estimates/${id}`);
    let isFirst = true;
    await ae.route('**/functions/v1/workflow-transition', async (route) => {
      if (!isFirst) return route.continue();
      isFirst = false;
      // The move is made; the server goes down before its answer arrives.
      await route.fetch();
      await stop();
      return route.abort('connectionreset');
    });
    await ae.getByRole('button', { name: 'Verify and forward' }).first().click();
    const dialog = ae.getByRole('dialog');
    const forward = dialog.getByRole('button', { name: 'Verify and forward' });
    await forward.click();
    await dialog
      .getByText(/could not be reached/)
      .first()
      .waitFor();
    await start();
    await forward.click();
    await dialog.waitFor({ state: 'hidden' });
    await ae.getByText('Pending for technical sanction').first().waitFor();
    const moves = await ask(
      `select count(*)::int as n from public.workflow_history where document_id = $1 and action = 'VERIFY_AND_FORWARD'`,
      id,
    );
    expect(moves).toEqual([{ n: 1 }]);
  });
});
