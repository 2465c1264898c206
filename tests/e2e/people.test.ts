import fs from 'node:fs';
import path from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { verhoeffDigit } from '../../supabase/functions/_shared/domain/index.ts';
import { launchBrowser } from './support/browser.ts';
import {
  choose,
  expectAccessible,
  expectNoOverflow,
  photograph,
  sitDown,
  type Desk,
} from './support/office.ts';
import { photographAt } from './support/photograph.ts';

const { url, local } = inject('project');
let browser: Browser;
const desks: Desk[] = [];

/** What the browser asked for, was told, and kept of it: by person. */
const heard = new Map<string, string[]>();

/** Numbers that stand nowhere but in what is typed here. */
const aadhaar = (digits: string) => `${digits}${verhoeffDigit(digits)}`;
const AADHAAR = aadhaar('99998877661');
const MOBILE = '9765432101';
const ACCOUNT = '775533119922';
const IMPORTED = [aadhaar('99998877662'), '9765432102', '775533119933'];
const SECRETS = [AADHAAR, MOBILE, ACCOUNT, ...IMPORTED];

async function at(person: string, width = 1440): Promise<Page> {
  const desk = await sitDown(browser, url, person, { width });
  desks.push(desk);
  const lines = heard.get(person) ?? [];
  heard.set(person, lines);
  const { page } = desk;
  page.on('request', (request) => lines.push(request.url()));
  page.on('response', (response) => {
    response.text().then(
      (text) => lines.push(text),
      () => undefined,
    );
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => lines.push(String(payload)));
  });
  page.on('console', (message) => lines.push(message.text()));
  return page;
}

/** Everything that the page keeps on the device. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const parts = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
    ];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => failed(new Error(name));
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown>((done) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => done(reading.result);
        });
        parts.push(JSON.stringify(all));
      }
      database.close();
    }
    return parts.join('\n');
  });

/** The line of the person in the register. */
const rowOf = (page: Page) => page.getByRole('row').filter({ hasText: 'Kamala Mahapatra' });

const leaks = (text: string) => SECRETS.filter((secret) => text.includes(secret));

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
});
afterAll(() => browser.close());

describe('from the register to the first wage', () => {
  it('an office bearer registers a wage seeker on a phone; what is wrong stands beside its field', async () => {
    const page = await at('cbo.jatni', 360);
    await page.goto('/individuals/new/edit');
    await page
      .getByLabel('Aadhaar number')
      .fill(`${AADHAAR.slice(0, 11)}${(Number(AADHAAR[11]) + 1) % 10}`);
    await page.getByLabel('Mobile').fill(`+91 ${MOBILE}`);
    await page.getByText('This is no Aadhaar number').first().waitFor();
    await page.getByLabel('Aadhaar number').fill(AADHAAR.replace(/(.{4})(?=.)/g, '$1 '));
    await page.getByLabel('Name *', { exact: true }).fill('Kamala Mahapatra');
    await choose(page, 'Gender', 'Female');
    await page.getByLabel('Name of father or husband').fill('Bharat Mahapatra');
    await choose(page, 'Relationship', 'Husband');
    await page.getByLabel('Date of birth').fill('12/04/1990');
    await page.getByLabel('Date of birth').press('Tab');
    await choose(page, 'Skills', 'Mason');
    await page.keyboard.press('Escape');
    await choose(page, 'Ward', 'Ward 3');
    await choose(page, 'Locality', 'Gajpati Nagar');
    await page.getByLabel('Account holder').fill('Kamala Mahapatra');
    await page.getByLabel('Account number').fill(ACCOUNT);
    await page.getByLabel('IFSC').fill('sbin0000041');
    await page.getByText('State Bank of India').first().waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'face.jpg',
      mimeType: 'image/jpeg',
      buffer: photographAt(20.16, 85.7),
    });
    await page.getByText('face.jpg').first().waitFor();
    await expectNoOverflow(page, 'the form');
    expect(leaks(await kept(page))).toEqual([]);
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('heading', { name: 'Kamala Mahapatra' }).waitFor();
    await page.getByRole('img', { name: 'Photograph of Kamala Mahapatra' }).waitFor();
    await page.getByText('The first account is not verified yet').waitFor();
    await expectAccessible(page, 'a wage seeker');
    await expectNoOverflow(page, 'a wage seeker');
    // Nobody of the organisation sees a number in full.
    expect(await page.getByRole('button', { name: /Show in full/ }).count()).toBe(0);
  });

  it('the accountant verifies the account; the registrar then finds the person ready to be paid', async () => {
    const accountant = await at('acct.jatni');
    await accountant.goto('/individuals?q=Kamala%20Mahapatra');
    await rowOf(accountant).getByText('To be verified').waitFor();
    await accountant.getByRole('link', { name: /IND-/ }).click();
    await accountant.getByRole('button', { name: /Verify the account/ }).click();
    const dialog = accountant.getByRole('dialog');
    await dialog.getByLabel('Verified').check();
    await dialog.getByLabel('Valid').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await accountant.getByText('Manoj Panda').first().waitFor();

    const registrar = await at('coord.jatni');
    await registrar.goto('/individuals?q=Kamala%20Mahapatra');
    await rowOf(registrar).getByText('Can be paid').waitFor();
    await registrar.getByRole('link', { name: /IND-/ }).click();
    await registrar.getByRole('button', { name: /Change the account/ }).click();
    await registrar.getByText('Any change takes back').waitFor();
    await registrar.getByRole('dialog').getByLabel('Branch').fill('Jatni Bazar');
    await registrar.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await registrar.getByText('The first account is not verified yet').waitFor();
  });

  it('an administrator finds the person by a whole number and sees one in full, with a reason', async () => {
    const page = await at('admin.jatni');
    await page.goto('/individuals');
    await page.getByRole('button', { name: 'Find by number' }).click();
    await choose(page, 'Which number', 'Aadhaar');
    await page.getByLabel('The whole number').fill(AADHAAR);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText('One person has this number.').waitFor();
    await expectAccessible(page, 'the search by number');
    await page.getByRole('link', { name: 'Kamala Mahapatra' }).click();
    await page.getByRole('button', { name: /Show in full: Mobile/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Show the number' }).click();
    await dialog.getByText('This is needed.').first().waitFor();
    await dialog.getByLabel('Reason').fill(`Called ${MOBILE} about the wage`);
    await dialog.getByRole('button', { name: 'Show the number' }).click();
    await page.getByText(MOBILE.replace(/(.{4})(?=.)/g, '$1 ')).waitFor();
    await page.getByRole('button', { name: /Hide: Mobile/ }).click();
    expect(leaks(await page.content())).toEqual([]);
    expect(leaks(await kept(page))).toEqual([]);
  });

  it('a registrar takes a sheet: faults by row and column, then all at once', async () => {
    const page = await at('coord.jatni');
    await page.goto('/individuals');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const header =
      'name,guardian_name,relationship,date_of_birth,gender,aadhaar,mobile,ward_code,locality_code,skills,account_number,ifsc';
    const row = (number: string, mobile: string) =>
      `Pravati Rana,Udaya Rana,Husband,1991-02-03,Female,${number},${mobile},W003,L003,UNSKILLED.FEMALE_MULIA,${IMPORTED[2] ?? ''},ICIC0000047`;
    const sheet = (line: string) => ({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${header}\n${line}\n`),
    });
    const file = page.locator('[role=dialog] input[type=file]');
    await file.setInputFiles(sheet(row(AADHAAR, '12345')));
    await page.getByText('This person is registered already').first().waitFor();
    await page.getByText('This is no mobile number').first().waitFor();
    await expectAccessible(page, 'the faults of a sheet');
    await page.getByRole('button', { name: 'Another file' }).click();
    await file.setInputFiles(sheet(row(IMPORTED[0] ?? '', IMPORTED[1] ?? '')));
    await page.getByRole('button', { name: /Import 1 row/ }).click();
    await page.getByText('Imported', { exact: true }).waitFor();
  });

  it('nobody was told a number that they did not reveal, and it stands in no log, mail, file or address', async () => {
    const auditor = await at('auditor.jatni');
    await auditor.goto('/individuals?q=Kamala%20Mahapatra');
    await auditor.getByRole('link', { name: /IND-/ }).click();
    await auditor.getByRole('heading', { name: 'Kamala Mahapatra' }).waitFor();
    await auditor.goto('/administration/audit?table=personal_reveals');
    await auditor.getByRole('button', { name: /more/ }).first().click();
    await auditor.getByText('Called … about the wage').first().waitFor();
    for (const [person, lines] of heard) {
      // The administrator revealed one; everybody else heard none.
      const allowed = person === 'admin.jatni' ? [MOBILE] : [];
      const said = leaks(lines.join('\n')).filter((secret) => !allowed.includes(secret));
      expect(said, person).toEqual([]);
    }
    // The one that was revealed was heard: the scan hears what there is.
    expect(leaks(heard.get('admin.jatni')?.join('\n') ?? '')).toEqual([MOBILE]);
    for (const { page } of desks) expect(leaks(await kept(page))).toEqual([]);
    const dataDir = local?.dataDir ?? '';
    for (const folder of ['logs', 'mailbox', 'storage']) {
      const files = fs
        .readdirSync(path.join(dataDir, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile());
      for (const entry of files)
        expect(
          leaks(fs.readFileSync(path.join(entry.parentPath, entry.name), 'latin1')),
          entry.name,
        ).toEqual([]);
    }
  });
});
