import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from 'playwright-core';

import { launchBrowser } from './support/browser.ts';

const { url } = inject('project');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the app as the local stack serves it', () => {
  it('opens without an error and without a breach of its Content-Security-Policy', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const response = await page.goto(url, { waitUntil: 'networkidle' });
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    await page.locator('input').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  it('loads at most 220 kB of script, compressed, before a person can sign in', async () => {
    const page = await browser.newPage();
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js')) return;
      void response.body().then((body) => scripts.set(pathname, gzipSync(body).length));
    });
    await page.goto(`${url}/login`, { waitUntil: 'networkidle' });
    await page.locator('input[type=password]').waitFor();
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    const list = [...scripts].sort((a, b) => b[1] - a[1]);
    console.info(`First screen: ${(bytes / 1000).toFixed(1)} kB of script, gzipped.`);
    expect(scripts.size).toBeGreaterThan(3);
    expect(bytes, list.map(([name, size]) => `${name} ${size}`).join(', ')).toBeLessThan(220_000);
    await page.close();
  });

  it('answers an unknown path of the app with its page, an unknown file with 404', async () => {
    const page = await fetch(`${url}/projects/some-id`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${url}/assets/missing.js`)).status).toBe(404);
    expect((await fetch(`${url}/..%2f..%2fpackage.json`)).status).not.toBe(200);
  });

  it('keeps hashed assets for a year and compresses them', async () => {
    const html = await (await fetch(url)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const response = await fetch(url + script, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
  });
});
