import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import {
  choose,
  expectAccessible,
  expectNoOverflow,
  photograph,
  resize,
  sitDown,
  type Desk,
} from './support/office.ts';
import { photographAt } from './support/photograph.ts';

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

/** A work of the demonstration data that is measured to its end. */
const NAME = 'Culvert on the road to Rathapur';

async function openClosure(page: Page): Promise<void> {
  await page.goto('/work-orders');
  await page.getByRole('searchbox').fill(NAME);
  await page.getByRole('row').filter({ hasText: NAME }).getByRole('link', { name: /WO\// }).click();
  await page.getByRole('tab', { name: 'Closure', exact: true }).click();
  await page.getByRole('heading', { name: 'Close the work' }).waitFor();
}

/** Opens the paper from the inbox and takes an action there. */
async function actFromInbox(
  page: Page,
  type: string,
  title: string,
  action: string,
): Promise<void> {
  await page.goto(`/inbox?type=${type}`);
  await page.getByText(title).first().click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: action, exact: true }).click();
  const form = preview.getByRole('region', { name: action, exact: true });
  await form.getByRole('button', { name: action, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

describe('the end of a work', () => {
  it('the engineer writes the closure, is told what is missing, and hands it in', async () => {
    const page = await at('je.dhenkanal');
    await openClosure(page);
    await page.getByText('2 milestones are not reported as done.').waitFor();
    await page.getByRole('link', { name: 'To the site' }).first().waitFor();
    await page.getByRole('button', { name: 'Write the closure' }).click();
    const dialog = page.getByRole('dialog', { name: 'Closure of the work' });
    expect(await dialog.getByLabel('Name of the asset').inputValue()).toBe(NAME);
    await choose(page, 'Class', 'Drain or culvert');
    await choose(page, 'Is the final bill submitted?', 'Yes');
    await expectAccessible(page, 'closure');
    await dialog.getByRole('button', { name: 'Save the closure' }).click();
    await page.getByRole('heading', { name: `Closure: ${NAME}` }).waitFor();
    // The page says what is missing before anybody tries.
    await page.getByText(/things are missing before it can be handed in/).waitFor();
    await resize(page, 360);
    await expectNoOverflow(page, 'closure at 360 px');
    await resize(page, 1440);
    await page.getByRole('button', { name: 'Fill in what is missing' }).click();
    const day = (await dialog.getByLabel('Day of completion').getAttribute('placeholder')) ?? '';
    expect(day).not.toBe('');
    const today = await page.evaluate(() => {
      const now = new Date();
      return `${now.getDate()} ${now.getMonth() + 1} ${now.getFullYear()}`;
    });
    for (const label of ['Day of completion', 'Until which day were workers engaged?']) {
      await dialog.getByLabel(label).first().fill(today);
      await dialog.getByLabel(label).first().press('Tab');
    }
    await choose(page, 'Are all muster rolls submitted?', 'Yes');
    await choose(page, 'Is the finished work handed over', 'Yes');
    for (const criterion of [
      'Quality of the work',
      'Work in time',
      'Care for the workers',
      'Records',
    ])
      await choose(page, criterion, '4, good');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'culvert.jpg',
      mimeType: 'image/jpeg',
      buffer: photographAt(20.6586, 85.5969),
    });
    await dialog.getByText('culvert.jpg').nth(1).waitFor();
    await dialog.getByRole('button', { name: 'Save the closure' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(/missing before it can be handed in/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Submit for verification' }).first().click();
    await page
      .getByRole('dialog', { name: 'Submit for verification' })
      .getByRole('button', { name: 'Submit for verification' })
      .click();
    await page.getByText('Pending for verification').first().waitFor();
    await page.getByRole('tab', { name: /Documents/ }).click();
    await page.getByText(/20\.6586\d*° N, 85\.5969\d*° E/).waitFor();
  });

  it('verifier and approver close it from the inbox; the registrar registers the asset', async () => {
    await actFromInbox(await at('me.dhenkanal'), 'closure', NAME, 'Verify and forward');
    await actFromInbox(await at('eo.dhenkanal'), 'closure', NAME, 'Approve and close');
    const page = await at('coord.dhenkanal');
    await actFromInbox(page, 'asset', NAME, 'Register the asset');
    await page.goto('/assets');
    await page.getByRole('searchbox').fill(NAME);
    await page
      .getByRole('row')
      .filter({ hasText: NAME })
      .getByRole('link', { name: /AST\// })
      .click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    await page.getByText('Registered', { exact: true }).first().waitFor();
    await expectAccessible(page, 'asset');
    await resize(page, 360);
    await expectNoOverflow(page, 'asset at 360 px');
  });

  it('the organisation sees the end and its rating; nothing further is written', async () => {
    const page = await at('cbo.dhenkanal', 360);
    await page.goto('/work-orders');
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('tab', { name: 'Closure', exact: true }).click();
    await page.getByRole('link', { name: 'Open the closure' }).click();
    await page.getByRole('heading', { name: `Closure: ${NAME}` }).waitFor();
    await page.getByText('4 of 5').first().waitFor();
    await expectNoOverflow(page, 'closure of the organisation at 360 px');
    await expectAccessible(page, 'closure of the organisation');
    expect(await page.getByRole('tab', { name: 'Checklist' }).count()).toBe(0);

    const office = await at('je.dhenkanal');
    await openClosure(office);
    await office.getByRole('tab', { name: 'Site', exact: true }).click();
    await office.getByText(/nothing more can be written about its site/).waitFor();
    expect(await office.getByRole('button', { name: 'Report progress' }).count()).toBe(0);
  });
});
