import { describe, expect, it } from 'vitest';

import { actFromInbox, openFromList, openOffice } from './support/flow.ts';
import { choose, expectAccessible, expectNoOverflow, resize } from './support/office.ts';

import type { Page } from 'playwright-core';

const office = openOffice();
/** A work of the demonstration data whose estimate waits for the sanction. */
const WORK = 'Playground at Kunjakanta';
const HEAD = 'PLAY-NOW';
const NEXT_HEAD = 'PLAY-NEXT';

/** The financial year that follows, as `2027-28`. */
const nextYear = (year: string) => {
  const begins = Number(year.slice(0, 4)) + 1;
  return `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`;
};

async function openHead(page: Page, year: string, code: string): Promise<void> {
  await page.getByRole('button', { name: 'New head' }).click();
  const dialog = page.getByRole('dialog', { name: 'New head' });
  await dialog.getByLabel('Financial year').fill(year);
  await dialog.getByLabel('Code').fill(code);
  await dialog.getByLabel('Budget head').fill('Play grounds');
  await choose(page, 'Fund', '01');
  await dialog.getByRole('button', { name: 'Open the head' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function propose(page: Page, head: string, amount: string): Promise<void> {
  await page.getByRole('button', { name: 'Propose an order' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose an order' });
  await choose(page, 'To head', head);
  await dialog.getByLabel('Amount').fill(amount);
  await dialog.getByLabel('Number of the order').fill(`HUD/${head}`);
  await dialog.getByRole('button', { name: 'Submit for approval' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('the budget of an agency', () => {
  let year = '';

  it('the accountant opens heads for two years and proposes their appropriations', async () => {
    const page = await office.at('acct.dhenkanal');
    await page.goto('/budgets');
    const present = page.getByRole('combobox', { name: 'Financial year' });
    year = await present.inputValue();
    await openHead(page, year, HEAD);
    await propose(page, HEAD, '100000');
    await openHead(page, nextYear(year), NEXT_HEAD);
    await choose(page, 'Financial year', nextYear(year));
    await propose(page, NEXT_HEAD, '2000000');
    await expectAccessible(page, 'budget');
  });

  it('nothing can be taken from them before another person approves', async () => {
    const page = await office.at('eo.dhenkanal');
    await actFromInbox(page, { type: 'appropriation', title: HEAD }, 'Approve');
    await actFromInbox(page, { type: 'appropriation', title: NEXT_HEAD }, 'Approve');
    const accountant = await office.at('acct.dhenkanal');
    await accountant.goto(`/budgets?year=${year}`);
    await accountant
      .getByRole('row')
      .filter({ hasText: HEAD })
      .getByText('1,00,000.00')
      .first()
      .waitFor();
  });

  it('a work that passes its head is sanctioned once the Executive Officer allows it, with a reason', async () => {
    const page = await office.at('acct.dhenkanal');
    await openFromList(page, '/estimates', WORK);
    await page.getByRole('button', { name: 'Choose the budget head' }).click();
    await choose(page, 'Budget head', HEAD);
    await page.getByRole('button', { name: 'Take this head' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const officer = await office.at('eo.dhenkanal');
    await openFromList(officer, '/estimates', WORK);
    await officer.getByRole('button', { name: 'Allow beyond the budget' }).click();
    const dialog = officer.getByRole('dialog', { name: 'Allow beyond the budget' });
    await dialog.getByRole('button', { name: 'Allow' }).click();
    // Without a reason nothing is allowed, and the dialog stays as it was.
    await expect.poll(() => dialog.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Reason').fill('The league begins in January');
    await dialog.getByRole('button', { name: 'Allow' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await actFromInbox(officer, { type: 'estimate', title: WORK }, 'Approve');
  });

  it('what is not spent is carried into the next year, and the register says so', async () => {
    const page = await office.at('acct.dhenkanal');
    await openFromList(page, '/estimates', WORK);
    await page.getByRole('button', { name: 'Carry into another year' }).click();
    const dialog = page.getByRole('dialog', { name: 'Carry into another year' });
    await choose(page, 'Into the head', NEXT_HEAD);
    await dialog.getByLabel('Reason').fill('The ground is under water until March');
    await dialog.getByRole('button', { name: 'Carry over' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto(`/budgets?year=${year}`);
    await page.getByRole('row').filter({ hasText: HEAD }).getByRole('link').first().click();
    for (const movement of [
      'Appropriation',
      'Overrun allowed',
      'Blocked at the sanction',
      'Carried to another year',
    ])
      await page.getByRole('dialog').getByText(movement, { exact: true }).first().waitFor();
    await resize(page, 360);
    await expectNoOverflow(page, 'the register of a head at 360 px');
    expect(office.faults()).toEqual([]);
  });
});
