import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';

import { launchBrowser } from './browser.ts';
import { photograph, sitDown, type Desk } from './office.ts';

/** The people of a flow: each gets a desk of their own; a story that fails leaves pictures of all desks. */
export type Office = {
  /** Seats a person of the demonstration data, once; later stories find them where they were. */
  at: (person: string, width?: number) => Promise<Page>;
  /** What went wrong on the pages of everybody so far. */
  faults: () => string[];
};

/** Opens the browser before the flow and closes it afterwards. */
export function openOffice(): Office {
  const { url } = inject('project');
  const desks = new Map<string, Desk>();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph([...desks.values()], task.name);
  });
  afterAll(() => browser.close());
  return {
    at: async (person, width = 1440) => {
      const key = `${person} ${width}`;
      const seated = desks.get(key) ?? (await sitDown(browser, url, person, { width }));
      desks.set(key, seated);
      return seated.page;
    },
    faults: () => [...desks.values()].flatMap(({ faults }) => faults),
  };
}

/** Opens a paper of a kind from the inbox, by its title, and takes an action there. */
export async function actFromInbox(
  page: Page,
  paper: { type: string; title: string },
  action: string,
  comment?: string,
): Promise<void> {
  await page.goto(`/inbox?type=${paper.type}`);
  await page.getByText(paper.title).first().click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: action, exact: true }).click();
  const form = preview.getByRole('region', { name: action, exact: true });
  if (comment !== undefined) await form.getByLabel('Comment').fill(comment);
  await form.getByRole('button', { name: action, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** Opens a paper of a list by the name in its row, whatever else the other flows left there, views included. */
export async function openFromList(page: Page, path: string, title: string): Promise<void> {
  await page.goto(`${path}?q=${encodeURIComponent(title)}`);
  await page.getByRole('row').filter({ hasText: title }).getByRole('link').first().click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Presses the button that hands a form in, and says yes in the dialog that follows. */
export async function handIn(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** A day as the forms take it, so many days before today in the agency's zone. */
export function dayBefore(days: number): string {
  const at = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata' }).format(at);
}
