import type { Page } from 'playwright-core';
import postgres from 'postgres';
import { describe, expect, inject, it } from 'vitest';

import { dayBefore, handIn, openFromList, openOffice } from './support/flow.ts';
import { choose, expectAccessible, expectNoOverflow, resize, typeInto } from './support/office.ts';
import { closeWork, daysPass, handOver, issueAndAccept, measure, revise } from './support/work.ts';

const { local } = inject('project');
const office = openOffice();

/** A sanctioned estimate of the demonstration data that waits to be put to tender: five items and a board. */
const ESTIMATE = 'Footpath at Hata Bazar';
const WORK = { office, name: ESTIMATE };
const NAME = 'Repair of the footpath at Hata Bazar';
const CRITERION = 'Registration as a contractor';
const LINES = 6;
const RATES = ['400', '300', '500'];

/** What a person of the agency or of a bidder does; each works at a desk of their own. */
const as = async <T>(person: string, work: (page: Page) => Promise<T>): Promise<T> =>
  work(await office.at(`${person}.jatni`));

/** The dialog of a step is confirmed; the comment only where the step asks for one. */
async function step(page: Page, action: string, comment?: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (comment !== undefined) await dialog.getByLabel('Comment').fill(comment);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The closing and the opening time pass: a flow cannot wait for a week. */
async function letTimePass(tenderId: string): Promise<void> {
  const sql = postgres(local?.databaseUrl ?? '', { max: 1, onnotice: () => undefined });
  await sql`update public.tenders set bids_close_at = clock_timestamp() - interval '2 hours', opens_at = clock_timestamp() - interval '1 hour'
    where id = ${tenderId}`;
  await sql.end();
}

/** An officer's part in an opening. */
async function open(page: Page, path: string, envelope: string): Promise<void> {
  await page.goto(`${path}?tab=opening`);
  await page.getByRole('button', { name: envelope }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function sealBid(page: Page, path: string, rate: (line: number) => string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Register interest' }).click();
  await page.getByRole('button', { name: 'Write the bid' }).click();
  await page.getByRole('textbox', { name: CRITERION }).fill('Certificate 12 of 2024');
  await page.getByRole('textbox', { name: 'Number', exact: true }).fill('BG/77');
  await page.getByRole('textbox', { name: 'Bank', exact: true }).fill('State Bank of India');
  await page.getByRole('textbox', { name: 'Valid until' }).fill('31/12/2029');
  await page.keyboard.press('Tab');
  await page.getByRole('grid').waitFor();
  for (let line = 1; line <= LINES; line += 1)
    await typeInto(page, `Line ${line}`, 'Your rate', rate(line));
  await page.keyboard.press('Enter');
  await page.getByText('Every line has a rate').waitFor();
  await page.getByRole('button', { name: 'Seal and send' }).click();
  await page.getByText('Your bid is sealed').waitFor();
}

describe('a work by tender, from its paper on', () => {
  /** Of the tender, and of the letter of intent. */
  let path = '';
  let letter = '';

  it('is drawn up, approved and published', async () => {
    path = await as('coord', async (page) => {
      await page.goto('/tenders');
      await page.getByRole('link', { name: 'New tender' }).click();
      await choose(page, 'Sanctioned estimates', ESTIMATE);
      await page.keyboard.press('Escape');
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
      await page.getByLabel('Earnest money in percent').fill('2');
      await page.getByLabel('Validity of bids in days').fill('90');
      await page.getByLabel('Time for completion in days').fill('120');
      for (const [label, days, time] of [
        ['Bids close', 10, '15:00'],
        ['Opening', 11, '11:00'],
      ] as const) {
        await page.getByRole('textbox', { name: `${label} on` }).fill(dayBefore(-days));
        await page.keyboard.press('Tab');
        await page.getByLabel(`${label} at (24 hours)`).fill(time);
      }
      await page.getByRole('button', { name: 'Add a criterion' }).click();
      await page.getByRole('textbox', { name: 'Criterion', exact: true }).fill(CRITERION);
      await expectAccessible(page, 'form of a tender');
      await page.getByRole('button', { name: 'Save the draft' }).click();
      await page.getByRole('heading', { name: NAME }).waitFor();
      await step(page, 'Submit for approval');
      await page.getByText('Pending for approval').first().waitFor();
      return new URL(page.url()).pathname;
    });
    await as('eo', async (page) => {
      await page.goto(path);
      await step(page, 'Approve');
      await page.getByText('Approved, to be published').first().waitFor();
    });
    await as('coord', async (page) => {
      await page.goto(path);
      await step(page, 'Publish');
      await page.getByText('Open for bids').first().waitFor();
    });
  });

  it('receives three sealed bids, which nobody reads', async () => {
    const id = path.split('/').at(-1) ?? '';
    for (const [index, base] of RATES.entries()) {
      await as(`contractor${index + 1}`, async (page) => {
        await sealBid(page, `/bids/${id}`, (line) => String(Number(base) + line));
        await expectAccessible(page, 'a sealed bid');
        await resize(page, 360);
        await expectNoOverflow(page, 'a sealed bid');
        await resize(page, 1440);
      });
    }
    await as('coord', async (page) => {
      await page.goto(`${path}?tab=evaluation`);
      await page.getByText('The bids are sealed').first().waitFor();
      await page.goto(`${path}?tab=bidders`);
      await page.getByText('Khordha Infra Works').first().waitFor();
    });
    await letTimePass(id);
  });

  it('is opened by two officers, evaluated and compared', async () => {
    await as('me', async (page) => {
      await open(page, path, 'Open the bids');
      // One officer alone opens nothing.
      await page.goto(`${path}?tab=evaluation`);
      await page.getByText('The bids are sealed').first().waitFor();
    });
    await as('acct', (page) => open(page, path, 'Open the bids'));
    await as('ae', async (page) => {
      await page.goto(`${path}?tab=evaluation`);
      for (let bid = 0; bid < RATES.length; bid += 1) {
        await page.getByRole('button', { name: 'Evaluate', exact: true }).first().click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('checkbox').check();
        await dialog.getByLabel('Responsive', { exact: true }).check();
        await dialog.getByRole('button', { name: 'Record the evaluation' }).click();
        await dialog.waitFor({ state: 'detached' });
      }
      await step(page, 'Complete technical evaluation');
      await page.getByText('Prices to be opened').first().waitFor();
    });
    await as('me', (page) => open(page, path, 'Open the prices'));
    await as('acct', (page) => open(page, path, 'Open the prices'));
    await as('ae', async (page) => {
      await page.goto(`${path}?tab=statement`);
      const first = page.getByRole('row', { name: /^L1/ }).first();
      expect(await first.textContent()).toContain('Khordha Infra Works');
      await page.getByText('Computed again on this device: the same.').waitFor();
      await expectAccessible(page, 'comparative statement');
      await page.getByRole('button', { name: 'Negotiate' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Rebate in percent').fill('2');
      await dialog.getByLabel('How it came about').fill('Agreed at the meeting');
      await dialog.getByRole('button', { name: 'Record', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await step(page, 'Recommend the lowest bid');
      await page.getByText('To be awarded').first().waitFor();
    });
  });

  it('is awarded by a letter of intent, which the contractor accepts', async () => {
    letter = await as('coord', async (page) => {
      await page.goto(`${path}?tab=letter`);
      await page.getByRole('button', { name: 'New letter of intent' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('File number').fill('JM/WRK/200');
      await choose(page, 'Officer in charge', 'Sasmita Behera');
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: /^LI\// }).click();
      await page
        .getByRole('heading', { name: 'Letter of intent to Khordha Infra Works' })
        .waitFor();
      return new URL(page.url()).pathname;
    });
    await as('me', async (page) => {
      await page.goto(letter);
      await step(page, 'Check');
    });
    await as('eo', async (page) => {
      await page.goto(letter);
      await step(page, 'Approve and issue');
    });
    await as('contractor2', async (page) => {
      await page.goto('/bids');
      await page.getByRole('heading', { name: 'My letters of intent' }).waitFor();
      await page.goto(letter);
      await step(page, 'Accept');
      await page.getByText('Accepted', { exact: true }).first().waitFor();
      await expectAccessible(page, 'an accepted letter');
    });
    await as('coord', async (page) => {
      await page.goto(path);
      await page.getByText('Awarded', { exact: true }).first().waitFor();
    });
  });

  it('is ordered at the awarded rates: of each line the rate of the bid less two percent', async () => {
    const page = await office.at('coord.jatni');
    await openFromList(page, '/work-orders', ESTIMATE);
    await page.getByText('Khordha Infra Works').first().waitFor();
    for (let line = 1; line <= LINES; line += 1) {
      const awarded = ((Number(RATES[1]) + line) * 98).toString();
      await page
        .getByText(`${awarded.slice(0, 3)}.${awarded.slice(3)}`)
        .first()
        .waitFor();
    }
    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await page.getByRole('heading', { name: 'Change the work order' }).waitFor();
    await handIn(page, 'Submit for verification');
    await page.getByText('Pending for verification').first().waitFor();
    await issueAndAccept(WORK, 'contractor2.jatni');
    await handOver(WORK);
    await daysPass(WORK, 10);
  });

  it('is measured twice, revised, and measured on', async () => {
    await measure(WORK, { 1: '2' }, dayBefore(5));
    await measure(WORK, { 1: '1', 6: '1' }, dayBefore(2));
    await revise(WORK, 'The footpath is wider at the corner', async (page) => {
      await typeInto(page, 'Other work 1, row 1', 'Number', '2');
    });
    await measure(WORK, { 6: '1' }, dayBefore(0));
  });

  it('is closed, and says why less was built than was sanctioned', async () => {
    await closeWork(WORK, {
      className: 'Road',
      shortfall: 'The last stretch was built by the school',
    });
  });

  it('no page raised an error on the way', () => {
    expect(office.faults()).toEqual([]);
  });
});
