import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { dayBefore, handIn, openFromList, openOffice } from './support/flow.ts';
import { choose, typeInto } from './support/office.ts';
import {
  closeWork,
  daysPass,
  handOver,
  issueAndAccept,
  measure,
  revise,
  sanction,
} from './support/work.ts';

const office = openOffice();
const NAME = 'Paved lane behind the weekly market';
const WORK = { office, name: NAME };

async function createProject(page: Page): Promise<void> {
  await page.goto('/projects');
  await page.getByRole('link', { name: 'Create a project' }).click();
  await page.getByLabel('Name of the work').fill(NAME);
  await page.getByLabel('Description').fill('Concrete lane, 60 m, with a name board');
  await choose(page, 'Project type', 'Road');
  await page.getByLabel('Estimated cost').fill('60000');
  await choose(page, 'Ward', 'Ward 3');
  await choose(page, 'Locality', 'Gajpati Nagar');
  await page.getByRole('button', { name: 'Create the project' }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
}

/** Twenty cubic metres of the schedule and a name board beside it. */
async function fillEstimate(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Measured work' }).waitFor();
  await page.keyboard.press('Alt+KeyN');
  await page.getByRole('combobox', { name: 'Item 1, Code' }).waitFor();
  await page.keyboard.type('SOR_000011');
  await page.getByRole('option', { name: /SOR_000011/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Item 1, row 1, Particulars').waitFor();
  await page.keyboard.type('The whole lane');
  await typeInto(page, 'Item 1, row 1', 'Length', '20');
  await typeInto(page, 'Item 1, row 1', 'Breadth', '1');
  await typeInto(page, 'Item 1, row 1', 'Height', '1');
  await page.getByRole('button', { name: 'Add other work' }).click();
  await page.getByLabel('Other work 1, Particulars').waitFor();
  await page.keyboard.type('Information board');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Numbers');
  await page.getByRole('option', { name: 'Numbers' }).click();
  await page.getByLabel('Other work 1, Rate (₹)').waitFor();
  await page.keyboard.type('4000');
  await typeInto(page, 'Other work 1, row 1', 'Particulars', 'At the entrance');
  await typeInto(page, 'Other work 1, row 1', 'Number', '1');
}

describe('a work by nomination, from the project to its closure', () => {
  it('is proposed and estimated', async () => {
    const page = await office.at('je.jatni');
    await createProject(page);
    await page.getByRole('link', { name: 'Create estimate' }).click();
    await page.getByRole('heading', { name: 'New estimate' }).waitFor();
    await fillEstimate(page);
    await handIn(page, 'Submit for verification');
    await page.getByText('Pending for verification').first().waitFor();
  });

  it('is sanctioned by three officers', async () => {
    await sanction(WORK);
  });

  it('is ordered from the group whose turn it is, and accepted by it', async () => {
    const page = await office.at('coord.jatni');
    await openFromList(page, '/estimates', NAME);
    await page.getByRole('link', { name: 'Draw up a work order' }).click();
    await page.getByLabel('Completion period (days)').fill('45');
    await page.getByLabel('Planned until').first().fill(dayBefore(-30));
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'One for each milestone' }).click();
    await handIn(page, 'Submit for verification');
    await page.getByText('Pending for verification').first().waitFor();
    await issueAndAccept(WORK, 'cbo.jatni');
  });

  it('begins with the hand-over of the site and a photograph of it', async () => {
    await handOver(WORK);
    await daysPass(WORK, 10);
  });

  it('is measured twice', async () => {
    await measure(WORK, { 1: '8' }, dayBefore(5));
    await measure(WORK, { 1: '6', 2: '1' }, dayBefore(2));
  });

  it('grows by a revised estimate, the order follows, and what is new is measured', async () => {
    await revise(WORK, 'The lane goes on to the pond', (page) =>
      typeInto(page, 'Item 1, row 1', 'Length', '26'),
    );
    await measure(WORK, { 1: '12' }, dayBefore(0));
  });

  it('is closed: the asset is registered, the project ends, nothing more is estimated on it', async () => {
    await closeWork(WORK, { className: 'Road' });
    const page = await office.at('je.jatni');
    expect(await page.getByRole('link', { name: 'Create estimate' }).count()).toBe(0);
    await openFromList(page, '/estimates', NAME);
    expect(await page.getByRole('button', { name: 'Revise' }).count()).toBe(0);
  });

  it('no page raised an error on the way', () => {
    expect(office.faults()).toEqual([]);
  });
});
