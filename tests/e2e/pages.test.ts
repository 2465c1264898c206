import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import {
  expectAccessible,
  expectNoOverflow,
  photograph,
  sitDown,
  speak,
  type Desk,
} from './support/office.ts';

const { url } = inject('project');
let browser: Browser;
let desk: Desk | null = null;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (desk !== null && task.result?.state === 'fail') await photograph([desk], task.name);
  await desk?.context.close();
  desk = null;
});
afterAll(() => browser.close());

const STAFF = ['/', '/inbox', '/projects', '/projects/new', '/estimates', '/profile'];
const ADMIN = [
  '/administration',
  '/administration/deliveries',
  '/administration/audit',
  '/administration/masters',
];

describe('every page', () => {
  it.each([
    ['je.jatni', 1440, 'light', 'en', STAFF],
    ['je.jatni', 360, 'dark', 'or', STAFF],
    ['je.jatni', 768, 'light', 'hi', STAFF],
    ['admin.jatni', 1440, 'dark', 'en', ADMIN],
    ['admin.jatni', 360, 'light', 'or', ADMIN],
  ] as const)('of %s at %d px, %s, %s', async (person, width, theme, language, paths) => {
    desk = await sitDown(browser, url, person, { width, theme });
    const { page, faults } = desk;
    await speak(page, language);
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      expect(await page.locator('html').getAttribute('lang'), path).toBe(`${language}-IN`);
      await expectAccessible(page, `${path} ${theme} ${language}`);
      await expectNoOverflow(page, `${path} at ${width} px`);
    }
    expect(faults).toEqual([]);
  });

  it('that does not exist says so, and one that is not mine offers the way back', async () => {
    desk = await sitDown(browser, url, 'cbo.jatni');
    for (const path of ['/nowhere', '/administration/audit', '/projects']) {
      await desk.page.goto(path);
      await desk.page.getByRole('link', { name: 'Go to the home page' }).waitFor();
    }
  });
});
