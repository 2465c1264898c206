import fs from 'node:fs';

import postgres from 'postgres';
import type { Browser } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import {
  expectAccessible,
  expectNoOverflow,
  photograph,
  resize,
  sitDown,
  type Desk,
} from './support/office.ts';

const { url, local } = inject('project');
type SheetRead = { data: (string | number | Date | boolean | null)[][] };

const JATNI = 'od.jatni';
let browser: Browser;
let sql: postgres.Sql;
let desks: Desk[] = [];

/** Sixty works of one name, more than two pages of them. */
beforeAll(async () => {
  browser = await launchBrowser();
  sql = postgres(local?.databaseUrl ?? '', { max: 1, onnotice: () => undefined });
  await sql`insert into public.projects (tenant_id, number, name, description, project_type_code, estimated_cost, proposed_on, ward_code,
      locality_code, created_by, created_by_name, created_at, state)
    select ${JATNI}, 'PJ/LIST/' || lpad(n::text, 3, '0'), 'Listed work ' || n, 'For the list', 'DR', 100000 + n, '2026-04-15', 'W003', 'L003',
      gen_random_uuid(), 'The list', now() - n * interval '1 minute', 'CREATED'
    from generate_series(1, 60) n`;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
  for (const { context } of desks) await context.close();
  desks = [];
});
afterAll(async () => {
  await sql`delete from public.projects where number like 'PJ/LIST/%'`;
  await sql`delete from public.saved_views where name = 'Large listed works'`;
  await sql.end();
  await browser.close();
});

describe('a list', () => {
  it('is searched, paged, arranged, kept as a view and exported', async () => {
    const desk = await sitDown(browser, url, 'je.jatni');
    desks.push(desk);
    const { page } = desk;
    await page.goto('/projects');

    // Search and page forward and back: no row twice, none left out.
    await page.getByRole('searchbox').fill('listed work');
    await page.getByText('60 found, together').waitFor();
    const numbers = () => page.locator('[data-row-link]').allTextContents();
    const seen: string[] = [];
    for (;;) {
      await page.locator('[aria-busy="false"]').first().waitFor();
      seen.push(...(await numbers()));
      const next = page.getByRole('button', { name: 'Next page' });
      if (await next.isDisabled()) break;
      const [first] = await numbers();
      await next.click();
      await page.getByText(first ?? '', { exact: true }).waitFor({ state: 'detached' });
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    await page.getByRole('button', { name: 'Previous page' }).click();
    await page.getByText(seen[25] ?? '', { exact: true }).waitFor();
    expect(await numbers()).toEqual(seen.slice(25, 50));
    await page.getByRole('button', { name: 'First page' }).click();
    await page.getByText(seen[0] ?? '', { exact: true }).waitFor();

    // A filter, a column more, and the view is kept; it opens the list from then on.
    await page.getByRole('button', { name: /More filters/ }).click();
    await page.getByLabel('Estimated cost: From').fill('1,00,041');
    await page.getByLabel('Estimated cost: From').press('Enter');
    await page.getByText('20 found, together').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Date of proposal' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Date of proposal' }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a view' }).click();
    await page.getByLabel('Name of the view').fill('Large listed works');
    await page.getByRole('button', { name: 'Save the view' }).click();
    await page.getByRole('button', { name: 'Large listed works' }).click();
    await page.getByRole('menuitem', { name: 'Open the list with this view' }).click();
    await page.goto('/projects');
    await page.getByText('20 found, together').waitFor();
    await page.getByRole('columnheader', { name: 'Date of proposal' }).waitFor();
    await expectAccessible(page, 'the list with a view');

    // The file holds what the database has, money as numbers, and a note of what it is.
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const file = await (await download).path();
    const [sheet, about] = (await readXlsxFile(fs.readFileSync(file))) as SheetRead[];
    const rows = await sql`select number, name, estimated_cost::float8 as cost from public.projects
      where tenant_id = ${JATNI} and number like 'PJ/LIST/%' and estimated_cost >= 100041 order by created_at desc`;
    const header = sheet?.data[0] ?? [];
    const at = (name: string) => header.indexOf(name);
    expect(
      sheet?.data
        .slice(1)
        .map((row) => [row[at('Number')], row[at('Name of the work')], row[at('Estimated cost')]]),
    ).toEqual(
      rows.map((row) => [row['number'] as string, row['name'] as string, row['cost'] as number]),
    );
    expect(header).toContain('Date of proposal');
    expect(about?.data.flat()).toContain('Searched for');
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    for (const width of [768, 360]) {
      await resize(page, width);
      await expectNoOverflow(page, `the list at ${width}`);
    }
    expect(desk.faults).toEqual([]);
  });
});
