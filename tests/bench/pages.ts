import { gzipSync } from 'node:zlib';

import type { Browser } from 'playwright-core';

import { launchBrowser } from '../e2e/support/browser.ts';
import type { Bench } from './bench.ts';
import { summary } from './measure.ts';
import { JATNI } from './papers.ts';
import { openScreen } from './screen.ts';

const RUNS = 5;

/** The pages as a person has them: how soon they show, and how soon they answer. */
export async function benchPages({ stack, sql, report }: Bench): Promise<void> {
  const [paper] = await sql<{ id: string }[]>`
    select id from public.estimates where tenant_id = ${JATNI} and state = 'PENDING_FOR_APPROVAL' order by created_at limit 1`;
  const browser = await launchBrowser();
  try {
    report(
      summary('script of the first screen, gzipped', 'kB', [await firstScript(browser, stack.url)]),
    );
    const times = new Map<string, number[]>();
    const note = (what: string, time: number) => {
      times.set(what, [...(times.get(what) ?? []), time]);
    };
    for (let run = 0; run < RUNS; run += 1) await visit(browser, stack.url, paper?.id ?? '', note);
    for (const [what, values] of times) report(summary(what, 'ms', values));
  } finally {
    await browser.close();
  }
}

/** Kilobytes of script before a person can sign in. */
async function firstScript(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${url}/login`, { waitUntil: 'networkidle' });
  await page.locator('input[type=password]').waitFor();
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return bytes / 1000;
}

async function visit(
  browser: Browser,
  url: string,
  estimateId: string,
  note: (what: string, time: number) => void,
): Promise<void> {
  const login = await openScreen(browser, url, null);
  // The first visit of all comes without the watcher: the second context is as empty.
  await login.page.goto('/login');
  await login.page.locator('input[type=password]').waitFor();
  note('largest paint: sign-in page', await login.largestPaint());
  await login.close();

  const { page, largestPaint, delayOf, close } = await openScreen(browser, url, 'eo.jatni');
  const isShown = {
    '/inbox': page.locator('[data-paper-link]').first(),
    '/projects': page.locator('[data-row-link]').first(),
    [`/estimates/${estimateId}`]: page.locator('main h1').first(),
  };
  const names = ['inbox', 'list of projects', 'estimate in detail'];
  for (const [at, [address, shown]] of Object.entries(isShown).entries()) {
    await page.goto(address);
    await shown.waitFor();
    note(`largest paint: ${names[at] ?? ''}, signed in`, await largestPaint());
  }

  const rows = page.locator('[data-row-link]');
  const open = await delayOf(async () => {
    await page.getByRole('navigation').first().getByRole('link', { name: 'Projects' }).click();
    await rows.first().waitFor();
  });
  note('delay: opening the list', open);
  const type = await delayOf(async () => {
    await page.getByRole('searchbox').click();
    await page.keyboard.type('drain', { delay: 80 });
  });
  note('delay: typing a search', type);
  const detail = await delayOf(async () => {
    await rows.first().click();
    await page.waitForURL(/\/projects\/[0-9a-f-]{36}/);
  });
  note('delay: opening a detail', detail);
  await close();
}
