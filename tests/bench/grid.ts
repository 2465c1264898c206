import { randomUUID } from 'node:crypto';

import type { Page } from 'playwright-core';

import { launchBrowser } from '../e2e/support/browser.ts';
import type { Bench } from './bench.ts';
import { summary } from './measure.ts';
import { draftEstimate, newProject, ratedCodes } from './papers.ts';
import { openScreen, timeToPaint, type Screen } from './screen.ts';

const RUNS = 5;
const KEYS = 3;
const ITEMS = 91;
const ROWS_OF_AN_ITEM = 10;
const MEASURED = "document.querySelector('[role=grid]')";
const ROW_COUNT = `Number(${MEASURED}.getAttribute('aria-rowcount'))`;

/** The grid of an estimate with a thousand rows: 91 items of the schedule with ten measurements each. */
export async function benchGrid({ stack, sql, person, report }: Bench): Promise<void> {
  const { userId } = await person('je.jatni');
  const codes = await ratedCodes(sql, ITEMS);
  const estimateId = await draftEstimate(sql, userId, codes, ROWS_OF_AN_ITEM);
  const projectId = await newProject(sql, userId, 'Measured grid');
  const browser = await launchBrowser();
  try {
    const screen = await openScreen(browser, stack.url, 'je.jatni');
    const { page } = screen;
    const opened: number[] = [];
    for (let run = 0; run < RUNS; run += 1) opened.push(await open(page, estimateId));
    report(summary('grid of 1,000 rows: opened and shown', 'ms', opened));

    const { painted, delays } = await typeKeys(screen);
    report(summary('grid of 1,000 rows: key to painted cell', 'ms', painted));
    report(summary('delay: a key in the grid of 1,000 rows', 'ms', delays));
    await page.keyboard.press('Escape');

    report(summary('grid of 1,000 rows: fill down', 'ms', await fillDown(page)));
    report(summary('grid of 1,000 rows: longest frame of a scroll', 'ms', await scroll(page)));
    report(summary('grid: paste of 1,000 rows', 'ms', await paste(screen, projectId, codes)));
    await screen.close();
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the address to the first cells. */
async function open(page: Page, estimateId: string): Promise<number> {
  await page.goto(`/estimates/${estimateId}/edit`, { waitUntil: 'commit' });
  await page.locator('[data-kind=measure] [data-column=length]').first().waitFor();
  return page.evaluate(
    () => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now()))),
  );
}

/** Keys typed into one cell: each until it is painted, and the longest delay of every few. */
async function typeKeys({
  page,
  delayOf,
}: Screen): Promise<{ painted: number[]; delays: number[] }> {
  const painted: number[] = [];
  const delays: number[] = [];
  await page.locator('[data-kind=measure] [data-column=length]').first().click();
  for (let run = 0; run < RUNS; run += 1) {
    const type = async () => {
      for (let key = 0; key < KEYS; key += 1) {
        const before = JSON.stringify('1'.repeat(painted.length));
        painted.push(await timeToPaint(page, '1', `document.activeElement.value !== ${before}`));
      }
    };
    delays.push(await delayOf(type));
  }
  return { painted, delays };
}

/** Another value down all rows in each run. */
async function fillDown(page: Page): Promise<number[]> {
  const times: number[] = [];
  const first = page.locator('[aria-rowindex="3"] [data-column=height]');
  // The end of the selection has scrolled into sight: the cells that are drawn there take the value.
  const cells = `[...document.querySelectorAll('[data-kind=measure] [data-column=height]')]`;
  for (let run = 0; run < RUNS; run += 1) {
    const value = `0.5${run}`;
    await page.keyboard.press('Control+Home');
    await first.click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    await first.click();
    await page.keyboard.press('Control+Shift+End');
    times.push(
      await timeToPaint(
        page,
        'Control+KeyD',
        `${cells}.filter((cell) => cell.textContent.includes('${value}')).length > 3`,
      ),
    );
  }
  return times;
}

async function scroll(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const longest = await page.evaluate(async () => {
      const grid = document.querySelector('[role=grid]');
      if (grid === null) throw new Error('There is no grid');
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      grid.scrollTop = 0;
      await frame();
      let before = await frame();
      let most = 0;
      for (let step = 0; step < 120; step += 1) {
        grid.scrollTop += 90;
        const now = await frame();
        most = Math.max(most, now - before);
        before = now;
      }
      return most;
    });
    times.push(longest);
  }
  return times;
}

/** A block of Excel into an empty estimate, taken back after each run. */
async function paste(
  { page }: Screen,
  projectId: string,
  codes: readonly string[],
): Promise<number[]> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/estimates/${randomUUID()}/edit?project=${projectId}`);
  await page.getByRole('grid', { name: 'Measured work' }).waitFor();
  const block = codes
    .flatMap((code) => [
      `${code}\t\t\t\t\t`,
      ...Array.from(
        { length: ROWS_OF_AN_ITEM },
        (_, row) => `\tStretch ${row}\t2\t12.5\t0.6\t0.15`,
      ),
    ])
    .join('\r\n');
  await page.evaluate((text) => navigator.clipboard.writeText(text), block);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.keyboard.press('Alt+KeyN');
    await page.getByRole('combobox', { name: 'Item 1, Code' }).waitFor();
    await page.keyboard.press('Escape');
    times.push(await timeToPaint(page, 'Control+KeyV', `${ROW_COUNT} > 1000`));
    await page.waitForTimeout(1000);
    await page.keyboard.press('Control+KeyZ');
    await page.keyboard.press('Control+KeyZ');
    await page.locator('[aria-rowindex="8"]').waitFor({ state: 'detached' });
  }
  return times;
}
