import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

import { launchBrowser } from './support/browser.ts';
import { clippedTexts } from './support/clipping.ts';
import {
  accessibilityFaults,
  expectNoOverflow,
  overflowFaults,
  light,
  photograph,
  resize,
  sitDown,
  speak,
  type Desk,
} from './support/office.ts';
import { declaredRoutes, sampleRecords, type Samples } from './support/routes.ts';

const { url, local } = inject('project');
/** A book that nobody has begun. */
const NEW_BOOK = '01a20e11-0000-7000-8000-000000000001';
const WIDTHS = [1440, 768, 360] as const;
let browser: Browser;
let samples: Samples;
let desks: Desk[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  samples = await sampleRecords(local?.databaseUrl ?? '');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photograph(desks, task.name);
  for (const { context } of desks) await context.close();
  desks = [];
});
afterAll(() => browser.close());

/** Which address shows each route, by the person who looks at it. A route of the app that is not here fails a test. */
const visits = (): Record<string, Record<string, string>> => ({
  'je.jatni': {
    '/': '/',
    '/inbox': '/inbox',
    '/projects': '/projects',
    '/projects/map': '/projects/map',
    '/projects/new': '/projects/new',
    '/projects/$projectId': `/projects/${samples.project}`,
    '/projects/$projectId/edit': `/projects/${samples.freeProject}/edit`,
    '/proposals': '/proposals',
    '/proposals/$proposalId': `/proposals/${samples.proposal}`,
    '/estimates': '/estimates',
    '/rates': '/rates',
    '/rates/$code': '/rates/SOR_000028?tab=analysis',
    '/estimates/$estimateId': `/estimates/${samples.estimate}`,
    '/estimates/$estimateId/edit': `/estimates/${samples.draft}/edit`,
    '/measurements': '/measurements',
    '/measurements/$measurementId': `/measurements/${samples.book}`,
    '/measurements/$measurementId/edit': `/measurements/${NEW_BOOK}/edit?order=${samples.order}`,
    '/attendance': '/attendance',
    '/attendance/$registerId': `/attendance/${samples.register}?week=${samples.registerWeek}`,
    '/musters': '/musters',
    '/musters/$musterId': `/musters/${samples.muster}`,
    '/profile': '/profile',
    '/notifications': '/notifications',
  },
  'coord.jatni': {
    '/work-orders': '/work-orders',
    '/work-orders/$workOrderId': `/work-orders/${samples.order}`,
    '/assets': '/assets',
    '/bills': '/bills',
    '/bills/$billId': `/bills/${samples.bill}`,
    '/assets/$assetId': `/assets/${samples.asset}`,
    '/closures': '/closures',
    '/closures/$closureId': `/closures/${samples.closure}`,
    '/work-orders/$workOrderId/edit': `/work-orders/${samples.orderDraft}/edit`,
    '/work-order-amendments/$amendmentId': `/work-order-amendments/${samples.extension}`,
    '/tenders': '/tenders',
    '/tenders/new': '/tenders/new',
    '/tenders/$tenderId': `/tenders/${samples.tender}?tab=statement`,
    '/tenders/$tenderId/edit': `/tenders/${samples.draftTender}/edit`,
    '/letters': '/letters',
    '/letters/$letterId': `/letters/${samples.letter}`,
  },
  'admin.jatni': {
    '/individuals': '/individuals',
    '/individuals/$individualId': `/individuals/${samples.individual}`,
    '/individuals/$individualId/edit': `/individuals/${samples.individual}/edit`,
    '/administration/deduction-accounts': '/administration/deduction-accounts',
    '/organisations': '/organisations',
    '/organisations/$organisationId': `/organisations/${samples.organisation}`,
    '/organisations/$organisationId/edit': `/organisations/${samples.organisation}/edit`,
    '/administration': '/administration',
    '/administration/deliveries': '/administration/deliveries',
    '/administration/audit': '/administration/audit',
    '/administration/workflows': '/administration/workflows',
    '/administration/workflows/$serviceId': `/administration/workflows/${samples.service}`,
    '/administration/employees': '/administration/employees',
    '/administration/employees/new': '/administration/employees/new',
    '/administration/employees/$employeeId': `/administration/employees/${samples.employee}`,
    '/administration/employees/$employeeId/edit': `/administration/employees/${samples.employee}/edit`,
    '/administration/roles': '/administration/roles?role=HRMS_ADMIN',
    '/administration/access': '/administration/access?permission=estimate:create',
    '/administration/masters': '/administration/masters',
    '/administration/masters/$kind': '/administration/masters/units?open=CUM',
    '/administration/settings': '/administration/settings',
    '/administration/boundaries': '/administration/boundaries',
  },
  'acct.jatni': {
    '/administration/bank-accounts': '/administration/bank-accounts',
    '/budgets': `/budgets?head=${samples.head}`,
    '/ledger': '/ledger',
    '/ledger/accounts/$account': '/ledger/accounts/431-50',
    '/ledger/works': '/ledger/works',
    '/ledger/months': '/ledger/months',
    '/ledger/entries/$entryId': `/ledger/entries/${samples.journalEntry}`,
  },
  'contractor1.jatni': {
    '/bids': '/bids',
    '/bids/$tenderId': `/bids/${samples.openTender}`,
  },
  'admin.od': {
    '/administration/agencies': '/administration/agencies',
    '/administration/agencies/$agencyId': '/administration/agencies/od~jatni',
  },
  nobody: {
    '/login': '/login',
    '/forgot-password': '/forgot-password',
    '/sign-in-code': '/sign-in-code',
  },
});

/** Routes that show no page of their own: one leads on at once, one needs the link of a mail. */
const WITHOUT_PAGE = ['/projects/$projectId/estimates/new', '/work-orders/new', '/set-password'];

async function seat(person: string): Promise<Desk> {
  const desk = await sitDown(browser, url, person === 'nobody' ? null : person);
  desks.push(desk);
  return desk;
}

async function leave(desk: Desk): Promise<void> {
  await desk.context.close();
  desks = desks.filter((other) => other !== desk);
}

/** What is wrong with the chosen pages of everybody, in one language. */
async function faultsOfPages(
  language: 'en' | 'or' | 'hi',
  axeWidth: number,
  isMine: (index: number) => boolean,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [person, pages] of Object.entries(visits())) {
    const desk = await seat(person);
    await speak(desk.page, language);
    for (const path of Object.values(pages).filter((_, index) => isMine(index))) {
      await light(desk.page, 'light');
      await desk.page.goto(path);
      faults.push(...(await faultsOfPage(desk.page, `${path} in ${language}`, language, axeWidth)));
    }
    faults.push(...desk.faults);
    await leave(desk);
  }
  return faults;
}

async function faultsOfPage(page: Page, name: string, language: string, axeWidth: number) {
  const faults: string[] = [];
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  expect(await page.locator('html').getAttribute('lang'), name).toBe(`${language}-IN`);
  for (const width of WIDTHS) {
    await resize(page, width);
    faults.push(...(await overflowFaults(page, `${name} at ${width} px`)));
    faults.push(...(await clippedTexts(page)).map((text) => `${name} at ${width} px: ${text}`));
    if (width !== axeWidth) continue;
    faults.push(...(await accessibilityFaults(page, `${name}, light`)));
    // Another theme changes colours and nothing else.
    await light(page, 'dark');
    faults.push(...(await accessibilityFaults(page, `${name}, dark`, ['color-contrast'])));
  }
  await resize(page, WIDTHS[0]);
  return faults;
}

describe('every page', () => {
  it('is looked at below', () => {
    const seen = Object.values(visits()).flatMap((pages) => Object.keys(pages));
    expect([...seen, ...WITHOUT_PAGE].sort()).toEqual(declaredRoutes());
  });

  // One language a test: each page in both themes under axe, at three widths for what runs over or is cut off.
  it.each([
    ['en', 1440],
    ['or', 360],
    ['hi', 768],
  ] as const)(
    'in %s is accessible and whole',
    async (language, axeWidth) => {
      // Two windows share the pages: one is laid out while the other waits for its data.
      const halves = await Promise.all(
        [0, 1].map((half) => faultsOfPages(language, axeWidth, (index) => index % 2 === half)),
      );
      // The choice is kept in the profile: the other flows read English.
      for (const person of Object.keys(visits())) {
        if (person === 'nobody') continue;
        const desk = await seat(person);
        await speak(desk.page, 'en');
        await leave(desk);
      }
      expect(halves.flat()).toEqual([]);
    },
    600_000,
  );

  it('that does not exist says so, and one that is not mine offers the way back', async () => {
    const desk = await sitDown(browser, url, 'cbo.jatni');
    desks.push(desk);
    for (const path of ['/nowhere', '/administration/audit', '/projects']) {
      await desk.page.goto(path);
      await desk.page.getByRole('link', { name: 'Go to the home page' }).waitFor();
      await expectNoOverflow(desk.page, path);
    }
    await desk.page.goto('/nowhere');
    await desk.page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await desk.page.getByRole('combobox', { name: 'Number, name, page or action' }).waitFor();
  });
});
