import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const WEB = join(ROOT, 'web');
const DOMAIN = join(ROOT, 'supabase/functions/_shared/domain');
const FUNCTIONS = join(ROOT, 'supabase/functions');

/** What each layer of web/ may import of the others. `domain` is `#domain`. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  app: ['features', 'session', 'ui', 'api', 'i18n', 'lib', 'domain'],
  features: ['session', 'ui', 'api', 'i18n', 'lib', 'domain'],
  session: ['api', 'i18n', 'lib'],
  ui: ['i18n', 'lib'],
  api: ['lib', 'domain'],
  i18n: ['lib', 'domain'],
  lib: [],
};

/** The chain of work: a feature may use those before it, through their index.ts. */
const CHAIN = [
  'notifications',
  'account',
  'lists',
  'documents',
  'masters',
  'rates',
  'workflow',
  'workflow-editor',
  'employees',
  'bank-accounts',
  'individuals',
  'organisations',
  'budgets',
  'projects',
  'proposals',
  'estimates',
  'tenders',
  'work-orders',
  'measurements',
  'site',
  'assets',
  'attendance',
  'musters',
  'bills',
  'payments',
  'funds',
  'ledger',
  'inbox',
  'admin',
  'dashboard',
  'reports',
  'public',
];

interface Import {
  readonly file: string;
  readonly target: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|test)\//.test(name))
    .map((name) => join(folder, name));
}

/** Every import of a file, static or dynamic; aliases and relative paths as absolute ones. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map(([, specifier = '']) => ({
    file: relative(ROOT, file),
    target: specifier.startsWith('~/')
      ? join(WEB, specifier.slice(2))
      : specifier.startsWith('.')
        ? resolve(dirname(file), specifier)
        : specifier === '#domain'
          ? DOMAIN
          : specifier,
  }));
}

function layerOf(path: string): string | null {
  if (path === DOMAIN || path.startsWith(`${DOMAIN}/`)) return 'domain';
  return path.startsWith(`${WEB}/`) ? (relative(WEB, path).split('/')[0] ?? null) : null;
}

function featureOf(path: string): string | null {
  const [layer, feature] = relative(WEB, path).split('/');
  return layer === 'features' && feature !== undefined ? feature : null;
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const webImports = sources(WEB)
  .filter((file) => !isTest(file))
  .flatMap(importsOf);

describe('who may import whom', () => {
  it('layers of web/ import downward only', () => {
    const broken = webImports.flatMap(({ file, target }) => {
      const from = file.split('/')[1] ?? '';
      const to = layerOf(target);
      if (to === null || to === from || ALLOWED[from] === undefined) return [];
      return ALLOWED[from].includes(to)
        ? []
        : [
            `${file} imports ${to}: ${from} may import only ${ALLOWED[from].join(', ') || 'nothing'}`,
          ];
    });
    expect(broken).toEqual([]);
  });

  it('a feature uses another only through its index.ts, and only upstream along the chain', () => {
    const broken = webImports.flatMap(({ file, target }) => {
      const from = featureOf(join(ROOT, file));
      const to = featureOf(target);
      if (from === null || to === null || from === to) return [];
      const isIndex = /\/features\/[^/]+(\/index(\.ts)?)?$/.test(target);
      if (!isIndex) return [`${file} reaches into ${to}: import from ~/features/${to} instead`];
      return CHAIN.indexOf(to) < CHAIN.indexOf(from)
        ? []
        : [`${file} uses ${to}, which is not upstream: ${CHAIN.join(' → ')}`];
    });
    expect(broken).toEqual([]);
  });

  it('every feature has its place in the chain', () => {
    const features = readdirSync(join(WEB, 'features'));
    const unplaced = features.filter((feature) => !CHAIN.includes(feature));
    expect(unplaced, 'add the feature to CHAIN, where it belongs in the order of work').toEqual([]);
  });

  it('only web/api knows supabase-js', () => {
    const broken = webImports
      .filter(({ file, target }) => target.startsWith('@supabase/') && !file.startsWith('web/api/'))
      .map(({ file, target }) => `${file} imports ${target}: ask ~/api instead`);
    expect(broken).toEqual([]);
  });

  it('components never build requests: .from() and .rpc() live in queries and mutations', () => {
    const broken = sources(join(WEB, 'features'))
      .concat(sources(join(WEB, 'app')), sources(join(WEB, 'ui')), sources(join(WEB, 'session')))
      .filter((file) => !isTest(file) && !/\.(queries|mutations)\.ts$/.test(file))
      .filter((file) => /supabase\(\)/.test(readFileSync(file, 'utf8')))
      .map(
        (file) =>
          `${relative(ROOT, file)} builds a request: move it to *.queries.ts or *.mutations.ts`,
      );
    expect(broken).toEqual([]);
  });

  it('the calculation core imports nothing but itself', () => {
    const broken = sources(DOMAIN)
      .filter((file) => !isTest(file))
      .flatMap(importsOf)
      .filter(({ target }) => !target.startsWith(`${DOMAIN}/`))
      .map(({ file, target }) => `${file} imports ${target}: domain is pure and stands alone`);
    expect(broken).toEqual([]);
  });

  it('functions never import web', () => {
    const broken = sources(FUNCTIONS)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith(`${WEB}/`))
      .map(({ file }) => `${file} imports web: what both need belongs in _shared/domain`);
    expect(broken).toEqual([]);
  });
});
