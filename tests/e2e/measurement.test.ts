import { describe, expect, it } from 'vitest';

import { actFromInbox, openFromList, openOffice } from './support/flow.ts';
import { expectAccessible, expectNoOverflow, resize, typeInto } from './support/office.ts';

const office = openOffice();

/** A running work of the demonstration data, whose second book waits for its verification. */
const NAME = 'Drain along Station Road';

const BOOK = { type: 'measurement', title: NAME };

describe('what was built is measured', () => {
  it('the waiting book is verified and approved from the inbox', async () => {
    await actFromInbox(await office.at('me.jatni'), BOOK, 'Verify and forward');
    await actFromInbox(await office.at('eo.jatni'), BOOK, 'Approve');
  });

  it('the engineer measures the next stretch, is told of too much, and submits', async () => {
    const page = await office.at('je.jatni');
    await openFromList(page, '/work-orders', NAME);
    await page.getByRole('tab', { name: 'Measurements' }).click();
    await page.getByRole('link', { name: 'Measure the work' }).click();
    await page.getByRole('heading', { name: 'New measurement book' }).waitFor();
    await typeInto(page, 'Item 1, row 1', 'Particulars', 'From the crossing to the pond');
    await typeInto(page, 'Item 1, row 1', 'No', '500');
    await page.keyboard.press('Enter');
    // What is left of the item is named to the last digit.
    await page
      .getByText(/118\.25/)
      .nth(1)
      .waitFor();
    await expectAccessible(page, 'measurement form');
    await resize(page, 360);
    await expectNoOverflow(page, 'measurement form at 360 px');
    await resize(page, 1440);
    await typeInto(page, 'Item 1, row 1', 'No', '20');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Submit for verification' });
    await expectAccessible(page, 'handing in');
    await dialog.getByRole('button', { name: 'Submit for verification' }).click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    await page.getByText('Pending for verification').first().waitFor();
    await expectAccessible(page, 'measurement book');
  });

  it('the contractor’s, the officer’s and the sample value stand side by side', async () => {
    const page = await office.at('eo.jatni', 360);
    await page.goto('/measurements');
    await page.getByText('MB/2026-27/000001').first().waitFor();
    await expectNoOverflow(page, 'books at 360 px');
    await page.getByText('MB/2026-27/000001').first().click();
    await page.getByRole('tab', { name: 'Three values' }).click();
    await page.getByRole('columnheader', { name: 'Sample check' }).waitFor();
    await page.getByText('Taped at three places').waitFor();
    await expectAccessible(page, 'three values');
    expect(await page.getByText('Kuni Pradhan').count()).toBeGreaterThan(0);
  });
});
