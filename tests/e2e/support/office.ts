import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export const PASSWORD = 'Demo@1234';

/** One person at a desk: a browser context of their own, and what went wrong on their pages. */
export type Desk = { page: Page; context: BrowserContext; faults: string[] };

/** Signs a person in; nobody stays before the login page. */
export async function sitDown(
  browser: Browser,
  url: string,
  person: string | null,
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
  if (person === null) return { page, context, faults };
  await page.getByLabel('E-mail').fill(`${person}@demo.digit.example`);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  await page.waitForURL((address) => !address.pathname.startsWith('/login'));
  return { page, context, faults };
}

const LANGUAGE_NAMES = { en: 'English', or: 'ଓଡ଼ିଆ', hi: 'हिन्दी' } as const;

/** Chooses the language of everything: in the header, or on the pages before the sign-in. */
export async function speak(page: Page, language: keyof typeof LANGUAGE_NAMES): Promise<void> {
  const menu = page.locator('header .language-name');
  if ((await menu.count()) > 0) {
    await menu.click();
    await page.getByRole('menuitem', { name: LANGUAGE_NAMES[language] }).click();
  } else {
    // Before the sign-in the languages stand side by side.
    await page.locator('.language-name', { hasText: LANGUAGE_NAMES[language] }).click();
  }
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

/** What the automatic accessibility checks find on the page as it stands: WCAG 2.2 A and AA, or the named rules. */
export async function accessibilityFaults(
  page: Page,
  name: string,
  rules: readonly string[] | null = null,
): Promise<string[]> {
  const atOnce = await violationsOf(page, rules);
  // A colour that is still fading fails once; a colour that somebody chose fails again.
  const isFading = atOnce.some(({ id }) => id === 'color-contrast');
  if (isFading) await page.waitForTimeout(FADE_MS);
  const found = isFading ? await violationsOf(page, rules) : atOnce;
  const isCovered = found.some(({ id }) => id === COVERED);
  const others = isCovered ? await afterScrolling(page, () => violationsOf(page, [COVERED])) : [];
  const elsewhere = new Set(others.flatMap(({ nodes }) => nodes.map(({ html }) => html)));
  return found
    .map(({ id, nodes }) => ({
      id,
      node: id === COVERED ? nodes.find(({ html }) => elsewhere.has(html)) : nodes[0],
    }))
    .filter(({ node }) => node !== undefined)
    .map(({ id, node }) => `${name}: ${id}: ${node?.html ?? ''}`);
}

/** Longer than any colour takes to change. */
const FADE_MS = 500;

/** Too small to hit: also what a bar at the edge of the window covers, until the page is scrolled. */
const COVERED = 'target-size';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Runs axe inside the page: its source goes there once for each document. */
async function violationsOf(page: Page, rules: readonly string[] | null) {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    runOnly: rules === null ? { type: 'tag', values: WCAG } : { type: 'rule', values: [...rules] },
    resultTypes: ['violations'],
  };
  const { violations } = await page.evaluate((wanted) => window.axe.run(document, wanted), options);
  return violations;
}

/** What is found with the page scrolled by a fifth of the window. */
async function afterScrolling<Found>(page: Page, look: () => Promise<Found>): Promise<Found> {
  await page.evaluate(() => scrollBy({ top: innerHeight / 5, behavior: 'instant' }));
  const found = await look();
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  return found;
}

export async function expectAccessible(page: Page, name: string): Promise<void> {
  expect(await accessibilityFaults(page, name), name).toEqual([]);
}

/** Shows the page in a theme, as a device set to it would. */
export async function light(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await settle(page);
  // Colours fade from one theme into the other: half-way they are nobody's choice.
  await page.evaluate(async () => {
    const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
}

/** Two frames: what a change of size or theme moves has been laid out by then. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await settle(page);
}

/** What makes the page wider than the window: what does not fit must wrap or scroll inside its own box. */
export async function overflowFaults(page: Page, name: string): Promise<string[]> {
  const widest = await page.evaluate(() => {
    const extra = document.documentElement.scrollWidth - innerWidth;
    if (extra <= 0) return null;
    const culprit = [...document.body.querySelectorAll('*')].findLast(
      (element) => element.getBoundingClientRect().right > innerWidth + 1,
    );
    return `${extra} px wider than the window: ${culprit?.outerHTML.slice(0, 120) ?? ''}`;
  });
  return widest === null ? [] : [`${name}: ${widest}`];
}

/** What the page is while it is still being laid out anew is nobody's page: an overflow counts when it stays. */
export async function expectNoOverflow(page: Page, name: string): Promise<void> {
  await expect.poll(() => overflowFaults(page, name), { timeout: 3000 }).toEqual([]);
}

/** A cell of the grid by the name of its row and of its column; it may rest or be the active one. */
export async function gridCell(page: Page, row: string, column: string): Promise<Locator> {
  const header = page.getByRole('columnheader', { name: column, exact: true });
  const at = await header.getAttribute('aria-colindex');
  return page
    .getByRole('row', { name: row, exact: true })
    .locator(`[role=gridcell][aria-colindex="${at ?? ''}"]`);
}

/** Clicks a cell of the grid and types over what stands in it. */
export async function typeInto(
  page: Page,
  row: string,
  column: string,
  text: string,
): Promise<void> {
  await (await gridCell(page, row, column)).click();
  await page.getByLabel(`${row}, ${column}`, { exact: true }).fill(text);
}
