import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import { photograph, sitDown, type Desk } from './support/office.ts';

const { url } = inject('project');
let browser: Browser;
let desks: Desk[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
  for (const { context } of desks) await context.close();
  desks = [];
});
afterAll(() => browser.close());

async function seat(person: string): Promise<Desk> {
  const desk = await sitDown(browser, url, person);
  desks.push(desk);
  return desk;
}

describe('the books of an agency', () => {
  it('the accountant follows a balance to its entry, closes a month and opens it again with a reason', async () => {
    const { page, faults } = await seat('acct.jatni');
    await page.getByRole('link', { name: 'Books', exact: true }).click();
    await page.getByRole('heading', { name: 'Trial balance' }).waitFor();
    await page.getByRole('link', { name: '431-50' }).waitFor();
    const totals = await page.locator('dl dd').allInnerTexts();
    expect(totals).toHaveLength(4);
    expect(totals[0]).toBe(totals[1]);
    expect(totals[2]).toBe(totals[3]);

    await page.getByRole('link', { name: '431-50' }).click();
    await page.getByRole('heading', { name: 'Grants receivable' }).waitFor();
    const [number = ''] = await page.getByRole('link', { name: /^JV\// }).allInnerTexts();
    await page.getByRole('link', { name: number }).first().click();
    await page.getByRole('heading', { name: 'Allotment received' }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: '320-20' }).innerText()).toMatch(/₹/);
    await page.getByRole('button', { name: 'Correct' }).waitFor();

    await page.getByRole('link', { name: 'Books', exact: true }).first().click();
    await page.getByRole('link', { name: 'Months', exact: true }).click();
    const close = page.getByRole('main').getByRole('button', { name: 'Close', exact: true });
    await close.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open again' }).click();
    await dialog.getByRole('button', { name: 'Open again' }).click();
    await dialog.getByText('This is needed.').first().waitFor();
    await dialog.getByLabel('Reason').fill('A bill came late');
    await dialog.getByRole('button', { name: 'Open again' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: 'A bill came late' }).waitFor();
    await close.waitFor();
    expect(faults).toEqual([]);
  });

  it('a junior engineer has no books', async () => {
    const { page } = await seat('je.jatni');
    await page.getByRole('link', { name: 'Projects', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Books', exact: true }).count()).toBe(0);
    await page.goto('/ledger');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { name: 'Trial balance' }).count()).toBe(0);
  });
});
