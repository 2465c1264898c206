import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import {
  expectAccessible,
  expectNoOverflow,
  photograph,
  sitDown,
  type Desk,
} from './support/office.ts';

const { url } = inject('project');
let browser: Browser;
let desks: Desk[] = [];
const at = async (person: string, options: Parameters<typeof sitDown>[3] = {}) => {
  const desk = await sitDown(browser, url, person, options);
  desks.push(desk);
  return desk.page;
};

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
  const faults = desks.flatMap((desk) => desk.faults);
  for (const { context } of desks) await context.close();
  desks = [];
  expect(faults).toEqual([]);
});
afterAll(() => browser.close());

describe('the frame around the pages', () => {
  it('finds a paper by the end of its number and by words, and opens it from the keyboard', async () => {
    const page = await at('ae.jatni');
    await page.keyboard.press('Control+KeyK');
    const field = page.getByRole('combobox', { name: 'Number, name, page or action' });
    await field.fill('coverd drain gajapati');
    const hit = page.getByRole('option', { name: /Covered drain at Gajapati/ }).first();
    await hit.waitFor();
    await expectAccessible(page, 'palette');
    const number = /[A-Z]{2}\/\d{4}-\d{2}\/\d{6}/.exec((await hit.textContent()) ?? '')?.[0] ?? '';
    await field.fill(number);
    await page.getByRole('option', { name: new RegExp(number) }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/[a-z-]+\/[0-9a-f-]{36}/);
    await page.getByText(number).first().waitFor();
    await page.keyboard.press('Control+KeyK');
    await field.fill('inbox');
    await page.getByRole('option', { name: 'Inbox' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inbox/);
  });

  it('tells the maker at once that a paper was sent back, in the bell and as a toast', async () => {
    const je = await at('je.jatni');
    await je.getByRole('button', { name: /^Notifications/ }).waitFor();
    const ae = await at('ae.jatni');
    // An order to the palette: the end of the number is enough.
    await ae.keyboard.press('Control+KeyK');
    await ae.getByRole('combobox', { name: 'Number, name, page or action' }).fill('send back 5');
    await ae
      .getByRole('option', { name: /Send back: ES\// })
      .first()
      .click();
    const dialog = ae.getByRole('dialog', { name: 'Send back' });
    await dialog.getByLabel('Comment').fill('The lead is missing');
    await dialog.getByRole('button', { name: 'Send back', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await je
      .getByRole('alert')
      .getByText(/sent back ES\//)
      .waitFor();
    await je.getByRole('button', { name: /^Notifications, \d+ unread/ }).click();
    const bell = je.getByRole('dialog', { name: 'Notifications' });
    await bell.getByText('“The lead is missing”').first().waitFor();
    await expectAccessible(je, 'bell');
    await bell.getByRole('button', { name: 'Mark all as read' }).click();
    await je.getByRole('button', { name: 'Notifications, nothing new' }).waitFor();
    await bell
      .getByRole('link', { name: /sent back ES\// })
      .first()
      .click();
    await je.waitForURL(/\/estimates\/[0-9a-f-]{36}/);
  });

  it('explains its keys, folds its navigation and remembers that', async () => {
    const page = await at('je.jatni');
    await page.keyboard.press('Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard' });
    await sheet.getByText('Search, go to a page, do something').waitFor();
    await expectAccessible(page, 'keys');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    const width = async () =>
      (await page.locator('nav[aria-label=Main]').boundingBox())?.width ?? 0;
    const unfolded = await width();
    await page.getByRole('button', { name: 'Fold the navigation' }).click();
    await expect.poll(width).toBeLessThan(unfolded / 2);
    await page.reload();
    await page.getByRole('button', { name: 'Unfold the navigation' }).waitFor();
    await page.getByRole('link', { name: 'Projects' }).first().click();
    await page.waitForURL(/\/projects/);
  });

  it('says what permission a page needs and who can give it', async () => {
    const page = await at('je.jatni');
    await page.goto('/administration/audit');
    await page.getByText('It needs the permission audit:read').waitFor();
    await expectAccessible(page, '403');
  });

  it.each([
    [360, 'dark'],
    [768, 'light'],
    [1440, 'dark'],
  ] as const)('shows notices and palette at %d px, %s', async (width, theme) => {
    const page = await at('ae.jatni', { width, theme });
    await page.goto('/notifications');
    await page.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor();
    await page.getByRole('listitem').first().waitFor();
    // The buttons follow what has been read: they are at rest once everything has arrived.
    await page.waitForLoadState('networkidle');
    await expectNoOverflow(page, `/notifications at ${width}`);
    await expectAccessible(page, `/notifications ${theme}`);
    await page.screenshot({ path: `test-results/shell-notices-${width}-${theme}.png` });
    await page.getByRole('button', { name: 'Search or go to' }).click();
    await page.getByRole('combobox', { name: 'Number, name, page or action' }).fill('drain');
    await page.getByRole('option').nth(2).waitFor();
    await expectNoOverflow(page, `palette at ${width}`);
    await page.screenshot({ path: `test-results/shell-palette-${width}-${theme}.png` });
  });
});
