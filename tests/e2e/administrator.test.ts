import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { asPerson, JATNI } from '../bench/papers.ts';
import { launchBrowser } from './support/browser.ts';
import { countInput } from './support/count.ts';
import { expectAccessible, photograph, sitDown, type Desk } from './support/office.ts';

const { url, local } = inject('project');
const NAME = 'Subrat Kumar Jena';
const EMAIL = 'subrat.jena@demo.digit.example';
const STEP = 'Waiting for the accountant';

const desks: Desk[] = [];
let browser: Browser;
let sql: postgres.Sql;

async function at(person: string | null): Promise<Page> {
  const desk = await sitDown(browser, url, person);
  desks.push(desk);
  return desk.page;
}

beforeAll(async () => {
  browser = await launchBrowser();
  sql = postgres(local?.databaseUrl ?? '', { max: 2, onnotice: () => undefined });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
});
afterAll(async () => {
  // Whatever became of the story: the other flows find the workflow of the state again.
  await sql`update public.workflow_services set status = 'RETIRED'
    where tenant_id = ${JATNI} and status = 'PUBLISHED'`;
  await browser.close();
  await sql.end();
});

const idOf = async (email: string) =>
  (await sql<{ id: string }[]>`select id from auth.users where email = ${email}`)[0]?.id ?? '';

/** An estimate of this person for a project of their own, not handed in yet. */
async function draftEstimate(maker: string, name: string): Promise<string> {
  const [project, estimate] = [randomUUID(), randomUUID()];
  await asPerson(sql, maker, async (q) => {
    await q`select public.save_project(${JATNI}, ${q.json({
      id: project,
      name,
      description: name,
      project_type_code: 'DR',
      estimated_cost: '450000',
      proposed_on: '2026-04-15',
      ward_code: 'W003',
      locality_code: 'L003',
    })})`;
    await q`select public.save_estimate(${JATNI}, ${q.json({
      id: estimate,
      project_id: project,
      name,
      executing_department_code: 'WRK',
      lines: [
        {
          category: 'NON_SOR',
          name: 'Board',
          unit_code: 'NOS',
          rate: '100',
          measurements: [{ description: 'Board', number: '3' }],
        },
      ],
    })})`;
  });
  return estimate;
}

/** Hands a draft in from its form, under the name that the workflow gives. */
async function handIn(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/estimates/${id}/edit`);
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await page.waitForURL((address) => address.pathname === `/estimates/${id}`);
}

/** Opens a paper in the inbox by its title and takes an action there. */
async function act(page: Page, title: string, action: string): Promise<void> {
  await page.goto(`/inbox?q=${encodeURIComponent(title)}`);
  await page.getByText(title).first().click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: action, exact: true }).click();
  const form = preview.getByRole('region', { name: action, exact: true });
  await form.getByRole('button', { name: action, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** What the newest mail to an address holds of this kind: a link, a code. */
async function fromMail(address: string, pattern: RegExp): Promise<string> {
  const newest = async () => {
    const answer = await fetch(`${url}/local/mailbox.json?to=${encodeURIComponent(address)}`);
    const mails = (await answer.json()) as { text: string }[];
    return mails.map(({ text }) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
  };
  await expect.poll(newest, { timeout: 20_000 }).toBeDefined();
  return (await newest()) ?? '';
}

const stateOf = async (id: string) =>
  (await sql<{ state: string }[]>`select state from public.estimates where id = ${id}`)[0]?.state;

describe('an administrator', () => {
  let inFlight = '';
  let engineer: Page;

  it('takes an engineer on, invites them and gives roles; the mail leads to the first sign-in', async () => {
    const page = await at('admin.jatni');
    const count = await countInput(page);
    await page.goto('/administration/employees');
    await page.getByRole('link', { name: 'Add an employee' }).click();
    const type = async (label: string, text: string) => {
      await page.getByRole('textbox', { name: label }).first().click();
      await page.keyboard.type(text);
    };
    const choose = async (label: string, text: string) => {
      await page.getByRole('combobox', { name: label }).first().click();
      await page.keyboard.type(text);
      await page.getByRole('option', { name: text }).first().click();
    };
    await type('Employee number', 'JTN-2041');
    await type('Name', NAME);
    await type('Mobile', '9437012345');
    await type('E-mail', EMAIL);
    await choose('Employment type', 'Permanent');
    await choose('Department', 'Works');
    await choose('Designation', 'Junior Engineer');
    await type('From', '01/06/2026');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Add to the register' }).click();
    await page.getByRole('heading', { name: NAME }).waitFor();

    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    for (const [index, role] of ['Project creator', 'Estimate creator'].entries()) {
      if (index > 0) await dialog.getByRole('button', { name: 'Another role' }).click();
      const row = dialog.getByRole('group', { name: `Role ${index + 1}` });
      await row.getByRole('combobox', { name: 'Role' }).click();
      await page.keyboard.type(role);
      await page.getByRole('option', { name: role }).click();
    }
    await expectAccessible(page, 'invitation');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Invited', { exact: true }).first().waitFor();
    console.log('an engineer is taken on and invited:', count());

    engineer = await at(null);
    await engineer.goto(await fromMail(EMAIL, /https?:\S+/));
    await engineer.getByRole('button', { name: 'Send the code' }).click();
    await engineer
      .getByRole('textbox', { name: 'Code' })
      .fill(await fromMail(EMAIL, /\b\d{6,10}\b/));
    await engineer.getByRole('button', { name: 'Sign in' }).click();
    // The first sign-in asks for a password before anything else.
    await engineer.waitForURL((address) => address.pathname === '/set-password');
    const passwords = engineer.locator('input[type=password]');
    await passwords.nth(0).fill('a sentence of my own');
    await passwords.nth(1).fill('a sentence of my own');
    await engineer.getByRole('button', { name: 'Save the password' }).click();
    await engineer.getByRole('navigation').first().waitFor();
    await engineer.goto('/projects');
    await engineer.getByRole('link', { name: 'Create a project' }).waitFor();
  });

  it('puts a step for the accountant into the workflow of estimates, and publishes it', async () => {
    inFlight = await draftEstimate(await idOf('je.jatni@demo.digit.example'), 'Begun before');
    const page = await at('admin.jatni');
    const count = await countInput(page);
    const rename = async (name: string, to: string) => {
      const field = page.getByRole('textbox', { name: 'Name', exact: true });
      await expect.poll(() => field.inputValue()).toBe(name);
      await field.click({ clickCount: 3 });
      await page.keyboard.type(to);
      await page.keyboard.press('Tab');
    };
    await page.goto('/administration/workflows');
    const card = page.getByRole('region', { name: 'Estimate', exact: true });
    await card.getByRole('button', { name: 'Change the workflow' }).click();
    const table = page.getByRole('table', { name: 'States and their actions' });
    await table.getByRole('button', { name: 'Submit for verification' }).first().click();
    await rename('Submit for verification', 'Hand in');
    await table.getByRole('button', { name: 'Verify and forward' }).click();
    await page.getByRole('button', { name: 'Add a step after this' }).click();
    await rename('New step', STEP);
    await table.getByRole('button', { name: 'Forward', exact: true }).click();
    await rename('Forward', 'Pass the budget');
    const roles = page.getByRole('combobox', { name: 'Roles' });
    await roles.click();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('Accountant');
    await page.getByRole('option', { name: 'Accountant' }).click();
    await page.keyboard.press('Escape');
    // Names in the other languages are only warned of.
    await page.getByText(/^No faults/).waitFor();
    await expectAccessible(page, 'workflow editor');
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`Added: ${STEP}`, { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Put it in force' }).click();
    await page.getByText('is in force for new papers').waitFor();
    console.log('a step is added to a workflow and published:', count());
  });

  it('and the next estimate follows it, while what was in flight keeps its rules', async () => {
    const estimate = await draftEstimate(await idOf(EMAIL), 'Begun afterwards');
    await handIn(engineer, estimate, 'Hand in');
    const maker = await at('je.jatni');
    await handIn(maker, inFlight, 'Submit for verification');

    const verifier = await at('ae.jatni');
    await act(verifier, 'Begun before', 'Verify and forward');
    await act(verifier, 'Begun afterwards', 'Verify and forward');
    expect(await stateOf(inFlight)).toBe('PENDING_FOR_TECHNICAL_SANCTION');
    expect(await stateOf(estimate)).toBe('WAITING_FOR_THE_ACCOUNTANT');

    const accountant = await at('acct.jatni');
    await accountant.goto(`/estimates/${estimate}`);
    await accountant.getByText(STEP).first().waitFor();
    await act(accountant, 'Begun afterwards', 'Pass the budget');
    expect(await stateOf(estimate)).toBe('PENDING_FOR_TECHNICAL_SANCTION');
    // The chain of its project and the list know the names of both workflows.
    await engineer.goto(`/estimates?q=${encodeURIComponent('Begun')}`);
    await engineer.getByText('Pending for technical sanction').nth(1).waitFor();
  });

  it('goes back to the workflow of the state', async () => {
    const page = await at('admin.jatni');
    await page.goto('/administration/workflows');
    const card = page.getByRole('region', { name: 'Estimate', exact: true });
    await card.getByRole('button', { name: 'Go back to the inherited one' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Go back to the inherited' })
      .click();
    await card.getByText(/^In force: inherited from/).waitFor();
  });
});
