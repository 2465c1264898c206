import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import {
  expectAccessible,
  expectNoOverflow,
  photograph,
  resize,
  sitDown,
  choose,
  type Desk,
} from './support/office.ts';

const { url } = inject('project');
let browser: Browser;
const desks: Desk[] = [];
const at = async (person: string, width = 1440) => {
  const desk = await sitDown(browser, url, person, { width });
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

/** A project of the demonstration data that has neither a proposal nor an estimate. */
const NAME = 'Recharge pit at Banamaliprasad';
const SCOPE = 'Four recharge pits along the low road';

describe('a work is approved in principle before its estimate', () => {
  it('the engineer proposes it from the page of the project, sees what the head has left, and hands it in', async () => {
    const page = await at('je.dhenkanal');
    await page.goto('/projects');
    await page.getByRole('searchbox').fill(NAME);
    await page
      .getByRole('row')
      .filter({ hasText: NAME })
      .getByRole('link', { name: /PJ\// })
      .click();
    await page.getByRole('tab', { name: 'Estimate proposal' }).click();
    await page.getByRole('button', { name: 'Propose an estimate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Scope of work, in one line').fill(SCOPE);
    await dialog.getByLabel('Need').fill('Wells fall dry by March');
    await dialog.getByLabel('Proposed amount').fill('140000');
    await choose(page, 'Executing department', 'Works');
    await choose(page, 'Budget head', 'MUKTA-GEN');
    await dialog.getByText(/left in this head/).waitFor();
    await expectAccessible(page, 'proposal dialog');
    await dialog.getByRole('button', { name: 'Save draft' }).click();
    // The dialog leads on to the page of the proposal.
    await page.waitForURL(/\/proposals\//);
    await page.getByRole('button', { name: 'Submit for verification' }).first().click();
    const handIn = page.getByRole('dialog', { name: 'Submit for verification' });
    await handIn.getByRole('button', { name: 'Submit for verification' }).click();
    await page
      .getByText(/EP\/\d{4}-\d{2}\/\d{6}/)
      .first()
      .waitFor();
  });

  it.each([
    ['ae.dhenkanal', 'Verify and forward'],
    ['eo.dhenkanal', 'Approve in principle'],
  ])('%s takes it from the inbox: %s', async (person, action) => {
    const page = await at(person);
    await page.goto('/inbox?type=proposal');
    await page.getByText(NAME).first().click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Left in the budget head').first().waitFor();
    await preview.getByRole('button', { name: action, exact: true }).click();
    const form = preview.getByRole('region', { name: action, exact: true });
    await form.getByRole('button', { name: action, exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  });

  it('the engineer finds it approved, at a phone too', async () => {
    const page = await at('je.dhenkanal');
    await page.goto('/projects');
    await page.getByRole('searchbox').fill(NAME);
    await page
      .getByRole('row')
      .filter({ hasText: NAME })
      .getByRole('link', { name: /PJ\// })
      .click();
    await page.getByRole('tab', { name: 'Estimate proposal' }).click();
    await page.getByRole('link', { name: /EP\// }).click();
    await page.getByText('Approved in principle').first().waitFor();
    await expectAccessible(page, 'proposal');
    await resize(page, 360);
    await expectNoOverflow(page, 'proposal at 360 px');
  });
});
