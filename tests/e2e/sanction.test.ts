import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import {
  choose,
  expectAccessible,
  photograph,
  sitDown,
  typeInto,
  type Desk,
} from './support/office.ts';

const { url } = inject('project');
let browser: Browser;
const desks: Desk[] = [];
const at = async (person: string) => {
  const desk = await sitDown(browser, url, person);
  desks.push(desk);
  return desk.page;
};

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
});
afterAll(() => browser.close());

const NAME = 'Lined drain from the bus stand to the pond';
/** Ten items of the schedule: code, length, breadth, height in metres where the unit asks for them. */
const ITEMS: [code: string, length: string, breadth: string, height: string][] = [
  ['SOR_000011', '80', '0.9', '1.1'],
  ['SOR_000014', '80', '0.9', '0.1'],
  ['SOR_000024', '80', '0.9', '0.1'],
  ['SOR_000033', '80', '0.15', '0.9'],
  ['SOR_000056', '80', '0.9', ''],
  ['SOR_000097', '80', '0.9', ''],
  ['SOR_000013', '80', '0.3', '0.8'],
  ['SOR_000016', '80', '0.5', '0.6'],
  ['SOR_000037', '80', '0.75', ''],
  ['SOR_000144', '12', '', ''],
];

async function createProject(page: Page): Promise<string> {
  await page.goto('/projects');
  await page.getByRole('link', { name: 'Create a project' }).click();
  await page.getByLabel('Name of the work').fill(NAME);
  await page.getByLabel('Description').fill('Lined drain, 80 m, with cover slabs at the crossings');
  await choose(page, 'Project type', 'Drainage');
  await page.getByLabel('Estimated cost').fill('650000');
  await choose(page, 'Ward', 'Ward 3');
  await choose(page, 'Locality', 'Gajpati Nagar');
  await page.getByRole('button', { name: 'Create the project' }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
  return page.url();
}

async function measureItems(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Measured work' }).waitFor();
  for (const [index, [code, length, breadth, height]] of ITEMS.entries()) {
    const item = `Item ${index + 1}`;
    await page.keyboard.press('Alt+KeyN');
    await page.getByRole('combobox', { name: `${item}, Code` }).waitFor();
    await page.keyboard.type(code);
    await page.getByRole('option', { name: new RegExp(code) }).waitFor();
    await page.keyboard.press('Enter');
    const row = `${item}, row 1`;
    await page.getByLabel(`${row}, Particulars`).waitFor();
    await page.keyboard.type('Main stretch');
    await typeInto(page, row, 'Length', length);
    if (breadth !== '') await typeInto(page, row, 'Breadth', breadth);
    if (height !== '') await typeInto(page, row, 'Height', height);
  }
  // A crossing is taken out of the first item: Enter in the last cell opens the next row.
  await typeInto(page, 'Item 1, row 1', 'Height', '1.1');
  await page.keyboard.press('Enter');
  const row = 'Item 1, row 2';
  await page.getByLabel(`${row}, Particulars`).waitFor();
  await page.keyboard.type('Less the crossing');
  await page.getByRole('checkbox', { name: `${row}, Deduct` }).check();
  await typeInto(page, row, 'Length', '4');
  await typeInto(page, row, 'Breadth', '0.9');
  await typeInto(page, row, 'Height', '1.1');
}

async function addOtherWork(page: Page): Promise<void> {
  for (const [index, [description, rate]] of [
    ['Shifting of a water line', '12500'],
    ['Information board', '4000'],
  ].entries()) {
    const item = `Other work ${index + 1}`;
    await page.getByRole('button', { name: 'Add other work' }).click();
    await page.getByLabel(`${item}, Particulars`).waitFor();
    await page.keyboard.type(description ?? '');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Numbers');
    await page.getByRole('option', { name: 'Numbers' }).click();
    await page.getByLabel(`${item}, Rate (₹)`).waitFor();
    await page.keyboard.type(rate ?? '');
    await typeInto(page, `${item}, row 1`, 'Particulars', 'At the site');
    await typeInto(page, `${item}, row 1`, 'Number', '1');
  }
}

/** Opens the paper from the inbox and takes an action there, with at most a comment. */
async function actFromInbox(page: Page, action: string, comment?: string): Promise<void> {
  await page.goto('/inbox');
  await page.getByText(NAME).first().click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: action, exact: true }).click();
  const form = preview.getByRole('region', { name: action, exact: true });
  if (comment !== undefined) await form.getByLabel('Comment').fill(comment);
  await form.getByRole('button', { name: action, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

describe('from a project to a sanctioned estimate', () => {
  let projectUrl = '';
  let estimateUrl = '';

  it('the Junior Engineer creates a project and a detailed estimate, and submits it', async () => {
    const page = await at('je.jatni');
    projectUrl = await createProject(page);
    await expectAccessible(page, 'project');
    await page.getByRole('link', { name: 'Create estimate' }).click();
    await page.getByRole('heading', { name: 'New estimate' }).waitFor();
    await measureItems(page);
    await addOtherWork(page);
    const rail = page.getByRole('complementary', { name: 'Totals' });
    // 80 × 0.9 × 1.1 − 4 × 0.9 × 1.1 = 75.24 CUM at ₹ 234.67.
    await page.keyboard.press('Control+Home');
    await expect.poll(() => page.getByText('17,656.57').count()).toBeGreaterThan(0);
    await expectAccessible(page, 'estimate form');
    const payable = await rail
      .getByText(/^₹\s[\d,]+\.00$/)
      .last()
      .textContent();
    await page.getByRole('button', { name: 'Submit for verification' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Submit for verification' }).click();
    await page
      .getByText(/ES\/\d{4}-\d{2}\/\d{6}/)
      .first()
      .waitFor();
    await page.getByText('Pending for verification').first().waitFor();
    estimateUrl = page.url().replace(/\/edit.*/, '');
    await page.goto(estimateUrl);
    await page
      .getByText(payable ?? 'no total')
      .first()
      .waitFor();
    await page.getByText('Supervision charge').first().waitFor();
    await page.getByText('Goods and services tax').first().waitFor();
    await expectAccessible(page, 'estimate');
    // Its maker cannot act on it any more.
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });

  it('the three officers verify, sanction and approve it from their inboxes', async () => {
    const ae = await at('ae.jatni');
    await actFromInbox(ae, 'Verify and forward', 'Measured on site');
    const me = await at('me.jatni');
    await actFromInbox(me, 'Sanction technically');
    const eo = await at('eo.jatni');
    await expectAccessible(eo, 'home');
    await actFromInbox(eo, 'Approve');
    await eo.goto(estimateUrl);
    await eo.getByText('Approved').first().waitFor();
    await eo.getByRole('tab', { name: /Sanctions/ }).click();
    await eo.getByText(/TS\/\d{4}-\d{2}\/\d{6}/).waitFor();
    await eo.getByText(/AS\/\d{4}-\d{2}\/\d{6}/).waitFor();
  });

  it('Dhenkanal sees nothing of it, the state sees both', async () => {
    const other = await at('eo.dhenkanal');
    await other.goto(`/projects?q=${encodeURIComponent('Lined drain')}`);
    await other.getByText('No project matches').waitFor();
    await other.goto(estimateUrl);
    await other.getByText('There is no such').first().waitFor();
    expect(await other.getByText(NAME).count()).toBe(0);
    const viewer = await at('viewer.od');
    for (const [agency, project] of [
      ['Jatni', NAME],
      ['Dhenkanal', 'Culvert at Kathagada'],
    ] as const) {
      await viewer.getByRole('button', { name: /^Agency/ }).click();
      await viewer.getByRole('option', { name: agency }).click();
      await viewer.goto('/projects');
      await viewer.getByText(project).first().waitFor();
      expect(await viewer.getByRole('link', { name: 'Create a project' }).count()).toBe(0);
    }
    expect(projectUrl).toContain('/projects/');
  });

  it('no page raised an error on the way', () => {
    expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
