import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = {
  '~': fromRoot('./web'),
  '#domain': fromRoot('./supabase/functions/_shared/domain/index.ts'),
};

/** Paths that belong to Supabase, not to the app: `npm run dev` hands them to the local gateway. */
const gateway = process.env['DIGIT_GATEWAY_URL'] ?? 'http://127.0.0.1:54321';
const proxied = ['/rest', '/auth', '/functions', '/realtime', '/storage', '/local', '/config.json'];

/** One long-lived chunk per vendor family, so that a release of ours does not empty the caches. */
const vendorGroups = [
  { name: 'vendor-react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  {
    name: 'vendor-tanstack',
    // Without what only later pages use: a guard of forms, lists that grow, writes.
    test: /node_modules[\\/]@tanstack[\\/](react-query|query-core|react-router|router-core|history|store|react-store)[\\/](?!.*(useBlocker|[iI]nfiniteQueryO|useInfiniteQuery|[qQ]ueriesObserver|useQueries|useMutation|mutationObserver)\b)/,
  },
  {
    name: 'vendor-i18n',
    test: /node_modules[\\/](i18next|react-i18next|i18next-icu|intl-messageformat|@formatjs)[\\/]/,
  },
  { name: 'vendor-supabase', test: /node_modules[\\/]@supabase[\\/](auth-js|postgrest-js)[\\/]/ },
];

/**
 * The catalogues of a language travel in two parcels: what the pages before the sign-in say, and the rest.
 * Keep the list in step with FIRST_NAMESPACES of web/i18n/i18n.ts.
 */
const catalogueGroup = {
  name: (id: string) => {
    const match = /[\\/]web[\\/]i18n[\\/](en|or|hi)[\\/]([^\\/]+)\.json$/.exec(id);
    if (match === null) return null;
    const isFirst = ['common', 'basic-errors', 'account'].includes(match[2] ?? '');
    return `catalogue-${match[1] ?? ''}${isFirst ? '' : '-work'}`;
  },
  debugName: 'catalogues',
  test: /[\\/]web[\\/]i18n[\\/](en|or|hi)[\\/]/,
};

/** What nearly everybody opens: all that these chunks need is fetched with them. */
const OFTEN_OPENED = /(catalogue|SignedInArea|HomePage|InboxPage|LoginPage)/;

export default defineConfig({
  root: 'web',
  publicDir: '../public',
  envDir: '..',
  plugins: [react()],
  resolve: { alias },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    // The Content-Security-Policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: {
      // Every browser that runs the target above knows modulepreload by itself.
      polyfill: false,
      // The table of what to preload is part of the first screen: the other pages find their parts by themselves.
      resolveDependencies: (file, parts) =>
        OFTEN_OPENED.test(file) ? parts : parts.filter((part) => part.endsWith('.css')),
    },
    rolldownOptions: {
      output: { codeSplitting: { groups: [...vendorGroups, catalogueGroup] } },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      proxied.map((path) => [
        path,
        { target: gateway, changeOrigin: true, ws: path === '/realtime' },
      ]),
    ),
  },
  test: {
    root: fromRoot('.'),
    projects: [
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['web/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          setupFiles: ['web/test/setup.ts'],
          testTimeout: 15_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'domain',
          environment: 'node',
          include: ['supabase/functions/_shared/domain/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'functions',
          environment: 'node',
          include: ['tests/functions/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          environment: 'node',
          include: ['tests/db/**/*.test.ts', 'tests/security/**/*.test.ts'],
          globalSetup: ['tests/db/support/global-setup.ts'],
          // One story at a time: some lock whole tables, and two such transactions can wait for each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/contract/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/pages.test.ts'],
          globalSetup: ['tests/e2e/support/global-setup.ts'],
          // One browser flow at a time: they share the seeded people and their papers.
          fileParallelism: false,
          // A story of many steps takes a minute; a busy machine must not end it.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // Every page on a stack of its own, so that it can run beside the flows.
          name: 'pages',
          environment: 'node',
          include: ['tests/e2e/pages.test.ts'],
          globalSetup: ['tests/e2e/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
