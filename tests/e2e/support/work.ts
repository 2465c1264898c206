import type { Page } from 'playwright-core';
import postgres from 'postgres';
import { inject } from 'vitest';

import { actFromInbox, dayBefore, openFromList, type Office } from './flow.ts';
import { choose, expectAccessible, typeInto } from './office.ts';
import { photographAt } from './photograph.ts';

/** A running work by its name, as the people of Jatni see it. */
export type Work = { office: Office; name: string };

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Through the three officers to the sanction of its estimate. */
export async function sanction({ office, name }: Work): Promise<void> {
  const paper = { type: 'estimate', title: name };
  await actFromInbox(await office.at('ae.jatni'), paper, 'Verify and forward');
  await actFromInbox(await office.at('me.jatni'), paper, 'Sanction technically');
  await actFromInbox(await office.at('eo.jatni'), paper, 'Approve');
}

/** Verified and issued, then accepted by the organisation on a phone. */
export async function issueAndAccept({ office, name }: Work, organisation: string): Promise<void> {
  const paper = { type: 'work_order', title: name };
  await actFromInbox(await office.at('me.jatni'), paper, 'Verify and forward');
  await actFromInbox(await office.at('eo.jatni'), paper, 'Approve and issue');
  const group = await office.at(organisation, 360);
  await group.goto('/work-orders');
  const card = group.getByRole('listitem').filter({ hasText: name });
  await card.getByRole('button', { name: 'Accept' }).click();
  await group.getByRole('button', { name: 'Yes, accept' }).click();
  await card.getByText('Accepted', { exact: true }).waitFor();
}

/** The kick-off with its photograph, and the hand-over of the site. */
export async function handOver({ office, name }: Work): Promise<void> {
  const page = await office.at('je.jatni');
  await openFromList(page, '/work-orders', name);
  await page.getByRole('tab', { name: 'Kick-off' }).click();
  for (const question of [
    'Is the site handed over?',
    'Is first aid at hand?',
    'Is there a shade to rest in?',
    'Is there drinking water?',
  ])
    await page.getByRole('group', { name: question }).getByText('Yes', { exact: true }).click();
  await page.getByLabel('On which day does the work start? *').fill(dayBefore(0));
  await page.keyboard.press('Tab');
  const photos = page.getByRole('group', { name: 'Photographs of the site before the work' });
  await photos.locator('input[type=file]').setInputFiles({
    name: 'before.png',
    mimeType: 'image/png',
    buffer: PIXEL,
  });
  await photos
    .getByRole('button', { name: /before\.png/ })
    .first()
    .waitFor();
  await expectAccessible(page, 'kick-off with a photograph');
  await page.getByRole('button', { name: 'Hand the site over' }).click();
  await page.getByText(/Handed over on .* by Sasmita Behera/).waitFor();
}

/** The site was handed over so many days ago: each book needs a period of its own. */
export async function daysPass({ name }: Work, days: number): Promise<void> {
  const { local } = inject('project');
  if (local === null) throw new Error('Only the database of the local stack can be made older');
  const sql = postgres(local.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`update public.work_orders w set issued_on = w.issued_on - ${days}::int, starts_on = w.starts_on - ${days}::int,
      handed_over_on = w.handed_over_on - ${days}::int
      from public.projects p where p.tenant_id = w.tenant_id and p.id = w.project_id and p.name = ${name}`;
  } finally {
    await sql.end();
  }
}

/** A book of the engineer, verified and approved: what was built of each item, by its place in the order. */
export async function measure(
  work: Work,
  quantities: Readonly<Record<number, string>>,
  upTo: string,
): Promise<void> {
  const { office, name } = work;
  const page = await office.at('je.jatni');
  await openFromList(page, '/work-orders', name);
  await page.getByRole('tab', { name: 'Measurements' }).click();
  await page.getByRole('link', { name: 'Measure the work' }).click();
  await page.getByRole('heading', { name: 'New measurement book' }).waitFor();
  await page.getByLabel('Last day of this book').fill(upTo);
  await page.keyboard.press('Tab');
  for (const [item, quantity] of Object.entries(quantities)) await row(page, item, quantity);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Submit for verification' });
  await dialog.getByRole('button', { name: 'Submit for verification' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  const paper = { type: 'measurement', title: name };
  await actFromInbox(await office.at('me.jatni'), paper, 'Verify and forward');
  await actFromInbox(await office.at('eo.jatni'), paper, 'Approve');
}

async function row(page: Page, item: string, quantity: string): Promise<void> {
  await typeInto(page, `Item ${item}, row 1`, 'Particulars', 'From the gate on');
  await typeInto(page, `Item ${item}, row 1`, 'No', quantity);
}

/** The engineer revises the estimate in force; `change` edits the form. The order follows with the sanction. */
export async function revise(
  work: Work,
  reason: string,
  change: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await work.office.at('je.jatni');
  await openFromList(page, '/estimates', work.name);
  await page.getByRole('button', { name: 'Revise' }).click();
  await page.getByLabel('Why it has to be revised').fill(reason);
  await page.getByRole('button', { name: 'Begin the revision' }).click();
  await page.getByRole('grid', { name: 'Measured work' }).waitFor();
  await change(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Submit for verification' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Submit for verification' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Pending for verification').first().waitFor();
  await sanction(work);
  await openFromList(page, '/work-orders', work.name);
  await page.getByRole('tab', { name: /Amendments/ }).click();
  await page.getByText('Revised work order').first().waitFor();
}

/** The closure of a measured work, through the two officers; the asset is registered, the project ends. */
export async function closeWork(
  { office, name }: Work,
  asset: { className: string; shortfall?: string },
): Promise<void> {
  const page = await office.at('je.jatni');
  await openFromList(page, '/work-orders', name);
  await page.getByRole('tab', { name: 'Closure', exact: true }).click();
  await page.getByRole('button', { name: 'Write the closure' }).click();
  const dialog = page.getByRole('dialog', { name: 'Closure of the work' });
  await choose(page, 'Class', asset.className);
  for (const label of ['Day of completion', 'Until which day were workers engaged?']) {
    await dialog.getByLabel(label).first().fill(dayBefore(0));
    await dialog.getByLabel(label).first().press('Tab');
  }
  for (const question of [
    'Are all muster rolls submitted?',
    'Is the final bill submitted?',
    'Is the finished work handed over',
  ])
    await choose(page, question, 'Yes');
  for (const criterion of [
    'Quality of the work',
    'Work in time',
    'Care for the workers',
    'Records',
  ])
    await choose(page, criterion, '4, good');
  if (asset.shortfall !== undefined)
    await dialog.getByLabel('Why items stay below their sanctioned quantity').fill(asset.shortfall);
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'finished.jpg',
    mimeType: 'image/jpeg',
    buffer: photographAt(20.1661, 85.7063),
  });
  await dialog.getByText('finished.jpg').nth(1).waitFor();
  await dialog.getByRole('button', { name: 'Save the closure' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Submit for verification' }).first().click();
  await page
    .getByRole('dialog', { name: 'Submit for verification' })
    .getByRole('button', { name: 'Submit for verification' })
    .click();
  await page.getByText('Pending for verification').first().waitFor();
  const paper = { type: 'closure', title: name };
  await actFromInbox(await office.at('me.jatni'), paper, 'Verify and forward');
  await actFromInbox(await office.at('eo.jatni'), paper, 'Approve and close');
  await actFromInbox(
    await office.at('coord.jatni'),
    { type: 'asset', title: name },
    'Register the asset',
  );
  await openFromList(page, '/projects', name);
  await page.getByText('Completed', { exact: true }).first().waitFor();
}
