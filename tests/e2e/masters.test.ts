import postgres from 'postgres';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import { expectAccessible, photograph, sitDown, type Desk } from './support/office.ts';

const { url, local } = inject('project');
const UNITS = '/administration/masters/units';
/** New in every run: the audit log keeps those of the runs before. */
const BAG = `TST${Date.now().toString(36).toUpperCase()}`;
let browser: Browser;
let sql: postgres.Sql;
let desks: Desk[] = [];

const clean = async () => {
  await sql`delete from public.units where tenant_id = 'od' and code like 'TST%'`;
  await sql`update public.tenants set name = 'Jatni' where id = 'od.jatni'`;
};

beforeAll(async () => {
  browser = await launchBrowser();
  sql = postgres(local?.databaseUrl ?? '', {
    max: 1,
    onnotice: () => undefined,
  });
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

const SHEET = (category: string) =>
  ['Code,Name,Quantity measured', 'TSTTIN,Tin,Count', `TSTSACK,Sack,${category}`].join('\n');

/** Gives the import dialog a sheet of two rows. */
const giveSheet = (page: Page, category: string) =>
  page.locator('[role=dialog] input[type=file]').setInputFiles({
    name: 'units.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(SHEET(category)),
  });

describe('a state administrator', () => {
  it('keeps a master by form and by sheet, reads its audit, and renames an agency', async () => {
    const desk = await sitDown(browser, url, 'admin.od');
    desks.push(desk);
    const { page } = desk;

    // A unit more, by its form.
    await page.goto(UNITS);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Add' });
    await form.getByLabel('Code').fill(BAG);
    await form.getByLabel('Name (English)').fill('Bag');
    await form.getByRole('combobox', { name: 'Quantity measured' }).click();
    await page.getByRole('option', { name: 'Count' }).click();
    await expectAccessible(page, 'the form of a new unit');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Added.').waitFor();

    // Its last day.
    await page.goto(`${UNITS}?open=${BAG}`);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByText('Its last day is set.').waitFor();
    const [ended] = await sql`select effective_to = private.local_date('od') as is_today
      from public.units where tenant_id = 'od' and code = ${BAG}`;
    expect(ended).toEqual({ is_today: true });

    // A sheet with a fault: named by row and column, and nothing written.
    await page.goto(UNITS);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await giveSheet(page, 'Colour');
    const fault = page.getByRole('table', { name: 'Faults by row' }).getByRole('row').nth(1);
    await fault.waitFor();
    expect(
      await fault.getByRole('rowheader').or(fault.getByRole('cell')).allTextContents(),
    ).toEqual(expect.arrayContaining(['3', 'Quantity measured', 'Colour']));
    const written = () =>
      sql`select code from public.units where code in ('TSTTIN', 'TSTSACK') order by code`;
    expect(await written()).toHaveLength(0);

    // Corrected, it is taken whole.
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await giveSheet(page, 'Count');
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('Imported', { exact: true }).waitFor();
    expect(await written()).toHaveLength(2);

    // Every change of the bag, from the record itself.
    await page.goto(`${UNITS}?open=${BAG}`);
    await page.getByRole('link', { name: 'All changes of this record' }).click();
    const log = page.getByRole('table', { name: 'Audit log, newest first' });
    await log.getByText(BAG).first().waitFor();
    expect(await log.locator('tbody tr').count()).toBe(2);

    // An agency under a new name, which the list shows at once.
    await page.goto('/administration/agencies');
    await page.getByRole('link', { name: 'Jatni', exact: true }).click();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Name (English)').fill('Jatani');
    await expectAccessible(page, 'the form of an agency');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByRole('heading', { level: 1, name: /Jatani/ }).waitFor();
    expect(desk.faults).toEqual([]);
  });
});
