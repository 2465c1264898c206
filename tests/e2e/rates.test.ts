import postgres from 'postgres';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import { expectAccessible, photograph, sitDown, type Desk } from './support/office.ts';

const { url, local } = inject('project');
/** Fine sand, and a works item that nothing else in these flows uses. */
const SAND = 'SOR_001008';
const WORKS = 'SOR_000160';
let browser: Browser;
let sql: postgres.Sql;
let desks: Desk[] = [];

/** The schedule as it was seeded: what a flow set is taken back. */
const clean = async () => {
  await sql`delete from public.rate_revision_items where sor_code in (${WORKS}, 'NO_SUCH')`;
  await sql`delete from public.rate_revisions r where not exists (select from public.rate_revision_items i where i.revision_id = r.id)`;
  await sql`delete from public.sor_rates where sor_code in (${WORKS}, ${SAND}) and (valid_from > '2026-04-01' or tenant_id <> 'od')`;
  await sql`delete from public.sor_compositions where sor_code = ${WORKS} and effective_from > '2026-04-01'`;
  await sql`update public.sor_rates set valid_to = null where sor_code in (${WORKS}, ${SAND})`;
};

beforeAll(async () => {
  browser = await launchBrowser();
  sql = postgres(local?.databaseUrl ?? '', { max: 1, onnotice: () => undefined });
  await clean();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
  for (const { context } of desks) await context.close();
  desks = [];
});
afterAll(async () => {
  await clean();
  await sql.end();
  await browser.close();
});

async function desk(person: string): Promise<Desk> {
  const sat = await sitDown(browser, url, person);
  desks.push(sat);
  return sat;
}

describe('the schedule of rates', () => {
  it('the state analyses a works item anew, looks before saving, and revises many', async () => {
    const { page, faults } = await desk('admin.od');
    await page.goto('/rates');
    await page.getByRole('searchbox').fill(WORKS);
    await page.getByRole('link', { name: WORKS }).click();
    await page.getByRole('tab', { name: 'Rate analysis' }).click();
    await page.getByRole('button', { name: 'New analysis' }).click();
    const editor = page.getByRole('dialog', { name: `New analysis of ${WORKS}` });
    await editor.getByLabel('Analysed quantity').fill('0.9');
    // What it would give stands there before anything is kept.
    await editor.getByText('Present rate').waitFor();
    await expectAccessible(page, 'analysis editor');
    await editor.getByRole('button', { name: 'Save the analysis' }).click();
    await page.getByText('To come').waitFor();

    await page.goto('/rates?show=revisions');
    await page.getByRole('button', { name: 'Plan a revision' }).first().click();
    const plan = page.getByRole('dialog', { name: 'Plan a revision' });
    await plan.getByLabel('Only these codes').fill(`${WORKS} NO_SUCH`);
    await plan.getByRole('textbox', { name: 'In force from' }).fill('01/04/2030');
    await page.keyboard.press('Tab');
    await plan.getByRole('button', { name: 'See what changes' }).click();
    await plan.getByText('There is no such schedule item').waitFor();
    await plan.getByRole('button', { name: 'Schedule the revision' }).click();
    await page.getByText('2 of 2 done, 1 failed').waitFor();
    await expectAccessible(page, 'revision');
    expect(faults).toEqual([]);
  });

  it('an agency’s engineer sets its own rate; others there and elsewhere see theirs', async () => {
    const { page, faults } = await desk('ae.jatni');
    await page.goto(`/rates/${SAND}`);
    await page.getByRole('button', { name: 'Set a local rate' }).click();
    const dialog = page.getByRole('dialog', { name: `Rate of ${SAND}` });
    await dialog.getByLabel('Rate as a whole').fill('455.5');
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await dialog.getByText('₹ 440.00 becomes ₹ 455.50').waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('This agency').waitFor();
    await expectAccessible(page, 'rates over time');

    const other = await desk('je.dhenkanal');
    await other.page.goto(`/rates/${SAND}`);
    await other.page.getByText('₹ 440.00').first().waitFor();
    await expect
      .poll(() => other.page.getByRole('button', { name: 'Set a local rate' }).count())
      .toBe(0);
    expect([...faults, ...other.faults]).toEqual([]);
  });

  it('an estimate says what labour, material and machinery it takes', async () => {
    const { page, faults } = await desk('je.jatni');
    await page.goto('/estimates?q=Gajapati');
    // Of the demonstration data: the other flows leave estimates that hold no item of the schedule.
    await page
      .getByRole('row')
      .filter({ hasText: 'Covered drain at Gajapati Nagar' })
      .getByRole('link', { name: /^ES\// })
      .click();
    await page.getByRole('tab', { name: 'Analysis statement' }).click();
    await page.getByText('What the rates consist of').waitFor();
    await expectAccessible(page, 'statement');
    expect(faults).toEqual([]);
  });
});
