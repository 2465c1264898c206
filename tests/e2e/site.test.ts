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

/** A running work of the demonstration data whose first milestone is late. */
const NAME = 'Footpath along Sundarpur Road';

/** Opens the site of the work from the list of orders. */
async function openSite(page: Page): Promise<void> {
  await page.goto('/work-orders');
  await page.getByRole('searchbox').fill(NAME);
  await page.getByRole('row').filter({ hasText: NAME }).getByRole('link', { name: /WO\// }).click();
  await page.getByRole('tab', { name: 'Site', exact: true }).click();
  await page.getByRole('heading', { name: 'Site diary' }).waitFor();
}

const milestone = (page: Page) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Base and levels' }) });

describe('what happens on a site', () => {
  it('the engineer, on a phone, reports progress with a photograph whose place stands beside it', async () => {
    const page = await at('je.jatni');
    await openSite(page);
    await page.getByText('Cause of the delay').waitFor();
    await page
      .getByText(/Pole not moved by the company/)
      .first()
      .waitFor();
    await expectAccessible(page, 'site');
    await resize(page, 360);
    await expectNoOverflow(page, 'site at 360 px');
    await milestone(page).getByRole('button', { name: 'Report progress' }).click();
    const dialog = page.getByRole('dialog', { name: 'Progress: Base and levels' });
    await dialog.getByRole('button', { name: /^50/ }).click();
    // Less than before needs a reason.
    await dialog.getByLabel('Why is it less than before?').waitFor();
    await dialog.getByLabel('Done, in percent of the milestone').fill('85');
    await dialog.getByLabel('Why is it less than before?').waitFor({ state: 'hidden' });
    await dialog.getByLabel('What was seen').fill('The pole was moved, the gap is closed');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'gap.jpg',
      mimeType: 'image/jpeg',
      buffer: photographAt(20.1586, 85.7069),
    });
    await dialog.getByText('gap.jpg').nth(1).waitFor();
    await expectAccessible(page, 'report of progress');
    await expectNoOverflow(page, 'report of progress at 360 px');
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await milestone(page).getByText('The pole was moved, the gap is closed').waitFor();
    await milestone(page)
      .getByText(/20\.1586\d*° N, 85\.7069\d*° E/)
      .waitFor();
    await expectNoOverflow(page, 'site with its photograph at 360 px');
  });

  it('the organisation writes its page of the day; the engineer reads it and cannot change it', async () => {
    const page = await at('cbo.jatni', 360);
    await page.goto('/work-orders');
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('tab', { name: 'Site', exact: true }).click();
    await page.getByRole('button', { name: "Write today's page" }).click();
    const dialog = page.getByRole('dialog', { name: 'Page of the site diary' });
    await choose(page, 'Weather', 'Clear');
    await dialog.getByLabel('Unskilled, women').fill('8');
    await dialog.getByLabel('Work done').fill('Edge stones, 12 m');
    await dialog.getByLabel('Hindrance').fill('Sand came late');
    await expectAccessible(page, 'page of the diary');
    await dialog.getByRole('button', { name: 'Save the page' }).click();
    await dialog
      .getByText(/required|needed|Enter/i)
      .first()
      .waitFor();
    await choose(page, 'Cause', 'Material not supplied');
    await choose(page, 'Whose doing', 'the organisation');
    await dialog.getByLabel('Days lost').fill('0.5');
    await dialog.getByRole('button', { name: 'Save the page' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Edge stones, 12 m').waitFor();

    const office = await at('je.jatni');
    await openSite(office);
    const own = office
      .getByRole('listitem')
      .filter({ hasText: 'Edge stones, 12 m' })
      .filter({ has: office.getByRole('heading', { level: 3 }) });
    await own.getByText('Unskilled: 0 men, 8 women').waitFor();
    expect(await own.getByRole('button', { name: 'Change' }).count()).toBe(0);
  });

  it('an issue is raised with its owner and day, and closed with what closed it', async () => {
    const page = await at('je.jatni');
    await openSite(page);
    await page.getByRole('button', { name: 'Raise an issue' }).click();
    const dialog = page.getByRole('dialog', { name: 'Raise an issue' });
    await dialog.getByLabel('What stands in the way').fill('Stray stones on the left side');
    await dialog.getByLabel('Who sees to it').fill('Ward member');
    await dialog.getByRole('button', { name: 'Save the issue' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const issue = page.getByRole('listitem').filter({ hasText: 'Stray stones on the left side' });
    await issue.getByText('With Ward member').waitFor();
    await issue.getByRole('button', { name: 'Close the issue' }).click();
    const closing = page.getByRole('dialog', { name: 'Close the issue' });
    await closing.getByLabel('What closed it').fill('Carried away');
    await closing.getByRole('button', { name: 'Close the issue' }).click();
    await closing.waitFor({ state: 'hidden' });
    await issue.getByText(/Closed by Sasmita Behera on .*: Carried away/).waitFor();
    // Who only reads has nothing to press.
    const reader = await at('me.jatni');
    await openSite(reader);
    expect(await reader.getByRole('button', { name: 'Raise an issue' }).count()).toBe(0);
  });
});
