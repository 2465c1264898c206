import { describe, expect, it } from 'vitest';

import { actFromInbox, handIn, openFromList, openOffice } from './support/flow.ts';
import { expectAccessible, expectNoOverflow } from './support/office.ts';

const office = openOffice();

/** An approved estimate of the demonstration data that nobody has ordered yet. */
const NAME = 'Covered drain at Gajapati Nagar';
const ORDER = { type: 'work_order', title: NAME };

describe('from an approved estimate to a running work', () => {
  it('the coordinator nominates the group whose turn it is and submits the order', async () => {
    const page = await office.at('coord.jatni');
    await openFromList(page, '/estimates', NAME);
    await page.getByRole('link', { name: 'Draw up a work order' }).click();
    await page.getByRole('heading', { name: 'Draw up a work order' }).waitFor();
    // The system proposes by turn; the work is in ward 3, where one group is.
    const organisation = page.getByRole('combobox', { name: 'Organisation' });
    await expect.poll(() => organisation.inputValue()).toContain('Maa Mangala');
    // There is one officer who may be in charge.
    const officer = page.getByRole('combobox', { name: 'Officer in charge' });
    expect(await officer.inputValue()).toContain('Sasmita Behera');
    await page.getByLabel('Completion period (days)').fill('60');
    await page.getByLabel('Security deposit').fill('5000');
    await page.getByLabel('Planned until').first().fill('01/03/2027');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'One for each milestone' }).click();
    await expectAccessible(page, 'work order form');
    await handIn(page, 'Submit for verification');
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    await page.getByText('Pending for verification').first().waitFor();
    await expectAccessible(page, 'work order');
  });

  it('is verified by the engineer and issued by the Executive Officer', async () => {
    await actFromInbox(await office.at('me.jatni'), ORDER, 'Verify and forward');
    await actFromInbox(await office.at('eo.jatni'), ORDER, 'Approve and issue');
  });

  it('the group accepts on a phone, after a look at what it means', async () => {
    const page = await office.at('cbo.jatni', 360);
    await page.goto('/work-orders');
    const card = page.getByRole('listitem').filter({ hasText: NAME });
    await card.getByText('Please answer by').waitFor();
    await expectNoOverflow(page, 'my works at 360 px');
    await expectAccessible(page, 'my works');
    await card.getByRole('button', { name: 'Accept' }).click();
    const dialog = page.getByRole('dialog', { name: 'Accept this work?' });
    await dialog.getByText('60 days').waitFor();
    await expectAccessible(page, 'acceptance');
    await dialog.getByRole('button', { name: 'Yes, accept' }).click();
    await card.getByText('Accepted', { exact: true }).waitFor();
    expect(await card.getByRole('button', { name: 'Decline' }).count()).toBe(0);
  });

  it('asks for more time, and the officers move the end of the work', async () => {
    const page = await office.at('cbo.jatni', 360);
    await page.goto('/work-orders');
    const card = page.getByRole('listitem').filter({ hasText: NAME });
    await card.getByRole('button', { name: 'Ask for more time' }).click();
    const dialog = page.getByRole('dialog', { name: 'Time extension' });
    await dialog.getByLabel('Days').fill('10');
    await dialog.getByLabel('Reason').fill('Two weeks of rain');
    await dialog.getByRole('button', { name: 'Send the request' }).click();
    await card.getByText('Your request for more time is with the officers').waitFor();
    const before = await card.getByText('Ends on').locator('..').innerText();

    const request = { type: 'work_order_amendment', title: NAME };
    await actFromInbox(await office.at('me.jatni'), request, 'Verify and forward');
    await actFromInbox(await office.at('eo.jatni'), request, 'Approve');
    await page.reload();
    await expect.poll(() => card.getByText('Ends on').locator('..').innerText()).not.toBe(before);
  });

  it('the officer in charge hands the site over', async () => {
    const page = await office.at('je.jatni');
    await openFromList(page, '/work-orders', NAME);
    await page.getByRole('tab', { name: 'Kick-off' }).click();
    for (const question of [
      'Is the site handed over?',
      'Is first aid at hand?',
      'Is there a shade to rest in?',
      'Is there drinking water?',
    ])
      await page.getByRole('group', { name: question }).getByText('Yes', { exact: true }).click();
    await page.getByLabel('On which day does the work start? *').fill('01/12/2026');
    await page.keyboard.press('Tab');
    await expectAccessible(page, 'kick-off');
    await page.getByRole('button', { name: 'Hand the site over' }).click();
    await page.getByText(/Handed over on .* by Sasmita Behera/).waitFor();
  });
});
