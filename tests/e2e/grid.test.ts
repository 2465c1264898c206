import { randomUUID } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import { expectAccessible, gridCell, photograph, sitDown, type Desk } from './support/office.ts';

const { url } = inject('project');
const JATNI = 'od.jatni';
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

/** Calls the API as the person who is signed in at the page. */
function call<Answer>(page: Page, path: string, body: object): Promise<Answer> {
  return page.evaluate(
    async ([to, json]) => {
      const key = Object.keys(localStorage).find((name) => name.includes('auth-token')) ?? '';
      const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as { access_token: string };
      const config = (await (await fetch('/config.json')).json()) as Record<string, string>;
      const response = await fetch(to, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          apikey: config['supabasePublishableKey'] ?? '',
          authorization: `Bearer ${stored.access_token}`,
        },
        body: json,
      });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Answer;
    },
    [path, JSON.stringify(body)] as const,
  );
}

async function newProject(page: Page): Promise<string> {
  const id = randomUUID();
  const project = {
    id,
    name: 'Lined drain typed by keyboard',
    description: 'Thirty items, from excavation to plaster',
    project_type_code: 'DR',
    estimated_cost: '4500000',
    proposed_on: '2026-04-15',
    ward_code: 'W003',
    locality_code: 'L003',
  };
  await call(page, '/rest/v1/rpc/save_project', { p_tenant_id: JATNI, p_project: project });
  return id;
}

/** Items of the schedule that have a rate, by code. */
async function codesInForce(page: Page, count: number): Promise<string[]> {
  type Hit = { code: string; rate: number | null };
  const hits = await call<Hit[]>(page, '/rest/v1/rpc/search_sor', {
    p_tenant_id: JATNI,
    p_limit: 100,
  });
  return hits.flatMap(({ code, rate }) => (rate === null ? [] : [code])).slice(0, count);
}

/** A keyboard that counts what is struck. */
function counting(page: Page) {
  let keys = 0;
  const press = async (...strokes: string[]) => {
    for (const stroke of strokes) {
      keys += stroke.split('+').length;
      await page.keyboard.press(stroke);
    }
  };
  const type = async (text: string) => {
    keys += text.length;
    await page.keyboard.type(text);
  };
  /** Types each text and takes it over with Enter; an empty one is passed over. */
  const enter = async (...texts: string[]) => {
    for (const text of texts) {
      await type(text);
      await press('Enter');
    }
  };
  return { press, enter, count: () => keys };
}

async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const at = window as unknown as { clicks: number };
    at.clicks = 0;
    addEventListener('mousedown', () => (at.clicks += 1), true);
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

const active = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

describe('the grid of an estimate', () => {
  it('takes thirty items without the mouse, and the database adds up to the same', async () => {
    desk = await sitDown(browser, url, 'je.jatni');
    const { page, context, faults } = desk;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const projectId = await newProject(page);
    const codes = await codesInForce(page, 28);
    expect(codes).toHaveLength(28);
    const estimateId = randomUUID();
    await page.goto(`/estimates/${estimateId}/edit?project=${projectId}`);
    await page.getByRole('grid', { name: 'Measured work' }).waitFor();
    const clicks = await countClicks(page);
    const { press, enter, count } = counting(page);

    // Ten items by hand: the code, then particulars, number, length, breadth, height.
    await press('Alt+KeyN');
    await expect.poll(() => active(page)).toBe('Item 1, Code');
    for (const code of codes.slice(0, 10)) {
      await enter(code, 'Main stretch', '1', '80', '0.9', '0.15');
      // The empty row that has come is left behind: the next item.
      await press('Enter');
    }
    expect(await active(page)).toBe('Item 11, Code');

    // Eighteen more from a spreadsheet: codes, and their measurements in the lines below.
    const block = codes
      .slice(10)
      .flatMap((code) => [
        `${code}\t\t\t\t\t`,
        '\t"Left\nbank"\t2\t1,20.50\t0.6\t',
        '\tGap\t-1\t4\t0.6\t',
      ])
      .join('\r\n');
    await page.evaluate((text) => navigator.clipboard.writeText(text), block);
    await press('Escape', 'Control+KeyV');
    await expect.poll(() => page.getByLabel('Item 11, Code').inputValue()).toBe(codes[10]);
    await press('Control+End');
    await expect
      .poll(async () => (await gridCell(page, 'Item 28', 'Unit')).textContent())
      .not.toBe('');

    // Two items outside of the schedule.
    for (const [work, rate] of [
      ['Shifting of a water line', '12500'],
      ['Information board', '4000'],
    ] as const) {
      await press('Alt+KeyO');
      await enter(work, 'NOS', rate, 'At the site', '1');
    }

    // Fill down, and what was filled taken back and done again.
    await press('Control+Home', 'ArrowRight', 'ArrowDown');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await active(page)).toBe('Item 1, row 1, Height');
    await press('Control+Equal');
    await enter('Second stretch', '1', '20', '0.9');
    await press('Control+KeyD');
    const filled = await gridCell(page, 'Item 1, row 2', 'Height');
    const height = () => filled.locator('input').inputValue();
    expect(await height()).toBe('0.15');
    await press('Control+KeyZ');
    expect(await height()).toBe('');
    await press('Control+KeyY');
    expect(await height()).toBe('0.15');
    await expectAccessible(page, 'estimate grid');

    const rail = page.getByRole('complementary', { name: 'Totals' });
    const payable = await rail.locator('[data-grand=true] dd').textContent();
    await press('Control+Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Submit for verification' })
      .waitFor();
    for (let step = 0; step < 12; step += 1) {
      const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.trim() === 'Submit for verification') break;
      await press('Tab');
    }
    await press('Enter');
    await page.getByText('Pending for verification').first().waitFor();
    console.log(`keys: ${count()}, clicks: ${await clicks()}`);
    expect(await clicks()).toBe(0);

    type Stored = {
      payable_total: number;
      lines: { category: string; measurements: unknown[] }[];
    };
    const stored = await call<Stored>(page, '/rest/v1/rpc/get_estimate', {
      p_tenant_id: JATNI,
      p_id: estimateId,
    });
    const work = stored.lines.filter(({ category }) => category !== 'OVERHEAD');
    expect(work).toHaveLength(30);
    expect(work.flatMap(({ measurements }) => measurements)).toHaveLength(10 + 1 + 36 + 2);
    expect(payable?.replaceAll(/[^\d.]/g, '')).toBe(`${stored.payable_total}.00`);
    expect(faults).toEqual([]);
  }, 240_000);
});
