import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const PASSWORD = 'Demo@1234';

/** One person at a desk: a browser context of their own, and what went wrong on their pages. */
export type Desk = { page: Page; context: BrowserContext; faults: string[] };

export async function sitDown(
  browser: Browser,
  url: string,
  person: string,
  options: { width?: number; theme?: 'light' | 'dark' } = {},
): Promise<Desk> {
  const width = options.width ?? 1440;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(`${person}@demo.digit.example`);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  await page.waitForURL((address) => !address.pathname.startsWith('/login'));
  return { page, context, faults };
}

const LANGUAGE_NAMES = { en: 'English', or: 'ଓଡ଼ିଆ', hi: 'हिन्दी' } as const;

/** Chooses the language of everything from the menu in the header. */
export async function speak(page: Page, language: keyof typeof LANGUAGE_NAMES): Promise<void> {
  await page.locator('header .language-name').click();
  await page.getByRole('menuitem', { name: LANGUAGE_NAMES[language] }).click();
  await page.locator(`html[lang="${language}-IN"]`).waitFor();
}

/** Pictures of every desk, for the one who has to find out why a story failed. */
export async function photograph(desks: readonly Desk[], story: string): Promise<void> {
  const name = story.replaceAll(/\W+/g, '-').slice(0, 60);
  for (const [index, { page }] of desks.entries()) {
    await page.screenshot({ path: `test-results/${name}-${index + 1}.png`, fullPage: true });
  }
}

/** Chooses in a Mantine select by its label; typing narrows the list. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const input = page.getByRole('combobox', { name: label }).first();
  await input.click();
  await page.getByRole('option', { name: option, exact: false }).first().click();
}

/** Automatic accessibility checks of the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html ?? ''}`),
    name,
  ).toEqual([]);
}

/** No page may be wider than the window: what does not fit must wrap or scroll inside its own box. */
export async function expectNoOverflow(page: Page, name: string): Promise<void> {
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(extra, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}

export const cell = (page: Page, item: string, row: number, column: string): Locator =>
  page.getByLabel(`${item}, row ${row}, ${column}`, { exact: true });
