import { format } from 'node:util';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { initialiseI18n, loadAllNamespaces } from '~/i18n/i18n';
import '~/lib/form-schema';
import { recordConsoleError, takeConsoleErrors } from './console';
import { server } from './server';

// What jsdom leaves out and Mantine asks for.
window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
window.IntersectionObserver = class {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
  takeRecords = () => [];
};
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});
window.HTMLElement.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

// An unexpected error on the console fails the test that caused it.
beforeEach(() => {
  takeConsoleErrors();
  vi.spyOn(console, 'error').mockImplementation(recordConsoleError);
});

beforeAll(async () => {
  await initialiseI18n('en');
  await loadAllNamespaces();
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  window.localStorage.clear();
  vi.restoreAllMocks();
  const [first] = takeConsoleErrors();
  if (first !== undefined) throw new Error(`Unexpected console.error: ${format(...first)}`);
});
afterAll(() => server.close());
