import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { asPerson, JATNI, submittedEstimates } from '../bench/papers.ts';
import { launchBrowser } from './support/browser.ts';
import { expectAccessible, photograph, sitDown, type Desk } from './support/office.ts';

const { url, local } = inject('project');
const desks: Desk[] = [];
let browser: Browser;
let sql: postgres.Sql;
let papers: string[];
let people: Record<'je' | 'ae' | 'me' | 'eo' | 'coord', string>;

/** Moves a paper as a person, past the browser. */
async function move(who: string, id: string, action: string, version: number, comment?: string) {
  await asPerson(
    sql,
    who,
    (q) =>
      q`select public.transition(${JATNI}, 'estimate', ${id}, ${action}, ${version}, ${randomUUID()}, ${comment ?? null})`,
  );
}

beforeAll(async () => {
  browser = await launchBrowser();
  sql = postgres(local?.databaseUrl ?? '', { max: 2, onnotice: () => undefined });
  const rows = await sql<{ name: string; id: string }[]>`
    select split_part(email, '.', 1) as name, id from auth.users where email like '%.jatni@%'`;
  people = Object.fromEntries(rows.map(({ name, id }) => [name, id])) as typeof people;
  papers = await submittedEstimates(sql, people.je, 10);
  for (const id of papers) {
    await move(people.ae, id, 'VERIFY_AND_FORWARD', 2);
    await move(people.me, id, 'TECHNICAL_SANCTION', 3);
  }
  // A second approver, who may be faster than the first.
  await sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
    select m.tenant_id, m.id, 'od', 'ESTIMATE_APPROVER' from public.memberships m
    where m.tenant_id = ${JATNI} and m.user_id = ${people.coord}`;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
});
afterAll(async () => {
  await browser.close();
  await sql.end();
});

/** Clicks and keys of a person, counted. */
function counted(page: Page) {
  const count = { clicks: 0, keys: 0 };
  return {
    count,
    click: async (target: Locator) => {
      count.clicks += 1;
      await target.click();
    },
    press: async (key: string) => {
      count.keys += 1;
      await page.keyboard.press(key);
    },
    type: async (words: string) => {
      count.keys += words.length;
      await page.keyboard.type(words);
    },
  };
}

const PATIENT = { timeout: 20_000 };
const titles = (page: Page) => page.locator('[data-paper-link]');
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
const button = (part: Locator, name: string) => part.getByRole('button', { name, exact: true });

/** The paper in the preview is decided once another one has taken its place. */
async function decided(page: Page, before: number): Promise<void> {
  await expect.poll(() => titles(page).count(), PATIENT).toBe(before - 1);
  await button(preview(page), 'Approve').waitFor();
}

describe('the inbox', () => {
  it('a commissioner clears ten papers', async () => {
    const desk = await sitDown(browser, url, 'eo.jatni');
    desks.push(desk);
    const { page } = desk;
    await page.goto('/inbox?q=Measured%20estimate');
    await expect.poll(() => titles(page).count(), PATIENT).toBe(10);
    const { count, click, press, type } = counted(page);

    // By mouse: the row, the move, the confirmation; the next paper comes by itself.
    await click(titles(page).nth(2));
    await preview(page).getByRole('region', { name: 'Checks' }).waitFor();
    await expectAccessible(page, 'inbox with a preview');
    for (const left of [10, 9, 8]) {
      const before = count.clicks;
      await click(button(preview(page), 'Approve'));
      await click(button(preview(page).getByRole('region', { name: 'Approve' }), 'Approve'));
      await decided(page, left);
      expect(count.clicks - before).toBeLessThanOrEqual(3);
    }
    expect(count.clicks).toBe(7);

    // Returned with words, which have the focus at once.
    const before = count.clicks;
    await click(button(preview(page), 'Send back'));
    await type('Show the lead for sand');
    await click(button(preview(page).getByRole('region', { name: 'Send back' }), 'Send back'));
    await decided(page, 7);
    expect(count.clicks - before).toBeLessThanOrEqual(3);

    // By keyboard: a decides, Enter confirms.
    for (const left of [6, 5]) {
      await press('a');
      await press('Enter');
      await decided(page, left);
    }

    // The other four together; while the confirmation is read, somebody else sends one of them back.
    await click(page.getByRole('checkbox', { name: 'Mark all 4 papers on this page' }));
    const bar = page.getByRole('region', { name: 'Marked papers' });
    await click(button(bar, 'Approve'));
    const dialog = page.getByRole('dialog', { name: 'Approve: 4 papers' });
    await dialog.getByText(/4 papers are moved/).waitFor();
    await expectAccessible(page, 'confirmation of several');
    const taken = await page.locator('li[data-paper]').first().getAttribute('data-paper');
    await move(people.coord, taken ?? '', 'SEND_BACK', 4, 'The site has changed');
    await click(button(dialog, 'Approve (4)'));
    await dialog.getByText('3 papers moved, 1 failed').waitFor();
    await dialog.getByText(/changed this paper on .* It is now: Pending for technical/).waitFor();
    await expectAccessible(page, 'report of several');
    await click(button(dialog, 'Close').last());
    await page.getByRole('heading', { name: 'No paper matches' }).waitFor();

    const states = await sql<{ state: string; count: number }[]>`
      select state, count(*)::int as count from public.estimates where id = any (${papers}) group by state order by state`;
    expect([...states]).toEqual([
      { state: 'APPROVED', count: 8 },
      { state: 'PENDING_FOR_TECHNICAL_SANCTION', count: 2 },
    ]);
    console.log(`clicks: ${count.clicks}, keys: ${count.keys}, papers: 10`);
  }, 300_000);

  it('a paper that has moved says so, live and from an old link', async () => {
    const [id = ''] = await submittedEstimates(sql, people.je, 1);
    await move(people.ae, id, 'VERIFY_AND_FORWARD', 2);
    await move(people.me, id, 'TECHNICAL_SANCTION', 3);
    const desk = await sitDown(browser, url, 'eo.jatni');
    desks.push(desk);
    const { page } = desk;
    await page.goto(`/inbox?q=${encodeURIComponent('Measured estimate')}`);
    await expect.poll(() => titles(page).count(), PATIENT).toBe(1);
    await button(preview(page), 'Approve').waitFor();
    await page.waitForTimeout(1500);
    await move(people.coord, id, 'SEND_BACK', 4, 'Wait for the survey');
    await page.getByText('No longer in your inbox').waitFor();
    await page.getByText(/ES\/.*: Sent back by/).waitFor();
    await page.goto(`/estimates/${id}?seen=4`);
    await page.getByText('This paper has moved').waitFor();
    await expectAccessible(page, 'a paper that has moved');
  });

  it('no page raised an error on the way', () => {
    expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
