import type { Page } from 'playwright-core';

/** Clicks and keys of the person at a page, as the page gets them; over every page that is opened in its tab. */
export async function countInput(page: Page): Promise<() => { clicks: number; keys: number }> {
  const count = { clicks: 0, keys: 0 };
  await page.exposeFunction('countInput', (kind: 'clicks' | 'keys') => {
    count[kind] += 1;
  });
  await page.addInitScript(() => {
    const tell = (kind: string) => () => {
      (window as unknown as { countInput: (kind: string) => void }).countInput(kind);
    };
    addEventListener('pointerdown', tell('clicks'), true);
    addEventListener('keydown', tell('keys'), true);
  });
  return () => ({ ...count });
}
