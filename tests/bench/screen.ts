import type { Browser, Page } from 'playwright-core';

import { sitDown } from '../e2e/support/office.ts';

/** So many times slower than this machine: an office computer of some years. */
const SLOWER = 4;
/** Shorter ones the browser does not tell of. */
const LEAST_DELAY = 16;
const SETTLE_MS = 700;

type Seen = { lcp: number; delays: number[] };
type Watched = { seen: Seen };

export type Screen = {
  page: Page;
  /** Milliseconds from the navigation to the largest content of the page as it stands. */
  largestPaint: () => Promise<number>;
  /** The longest delay, from an input to the next frame, among what is done meanwhile. */
  delayOf: (interact: () => Promise<void>) => Promise<number>;
  close: () => Promise<void>;
};

/** A browser with an empty cache and a slow processor; nobody stays before the login page. */
export async function openScreen(
  browser: Browser,
  url: string,
  person: string | null,
): Promise<Screen> {
  const { page, context } = await sitDown(browser, url, person);
  // The loader of the bench names functions by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (each) => each');
  await context.addInitScript(() => {
    const seen: Seen = { lcp: 0, delays: [] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) seen.lcp = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId !== 0) seen.delays.push(entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const look = () => page.evaluate(() => (window as unknown as Watched).seen);
  return {
    page,
    largestPaint: async () => {
      await page.waitForTimeout(SETTLE_MS);
      return (await look()).lcp;
    },
    delayOf: async (interact) => {
      await page.waitForTimeout(SETTLE_MS);
      await page.evaluate(() => {
        (window as unknown as Watched).seen.delays.length = 0;
      });
      await interact();
      await page.waitForTimeout(SETTLE_MS);
      return Math.max(LEAST_DELAY, ...(await look()).delays);
    },
    close: () => context.close(),
  };
}

/** Code for the page: notes when a key comes, and when the frame after which the condition holds has been made. */
const watchFor = (condition: string) => `
  window.painted = new Promise((resolve) => {
    let from = null;
    addEventListener('keydown', function onKey(event) {
      if (['Control', 'Shift', 'Alt'].includes(event.key)) return;
      from = event.timeStamp;
      removeEventListener('keydown', onKey, true);
    }, true);
    requestAnimationFrame(function look() {
      if (from === null || !(${condition})) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - from);
      port2.postMessage(null);
    });
  });
  null`;

/**
 * Milliseconds from a key until the frame that shows what it did. The condition is JavaScript for the page: its
 * Content-Security-Policy lets no function of ours make code there.
 */
export async function timeToPaint(page: Page, keys: string, condition: string): Promise<number> {
  await page.evaluate(watchFor(condition));
  await page.keyboard.press(keys);
  return page.evaluate<number>(`Promise.race([window.painted, new Promise((done, fail) => {
    setTimeout(() => fail(new Error('Nothing was painted within a minute')), 60_000);
  })])`);
}
