import { TYPE, parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#domain';
import { isRecord } from '~/lib/json';
import { LANGUAGES } from './languages';

const HERE = import.meta.dirname;
const WEB = resolve(HERE, '..');
const languages = LANGUAGES.map(({ code }) => code);
const others = languages.filter((language) => language !== 'en');
const namespaces = readdirSync(join(HERE, 'en')).map((name) => name.replace('.json', ''));

function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  if (!isRecord(value)) throw new Error(`${prefix} is neither a text nor a group`);
  return Object.entries(value).flatMap(([key, entry]) =>
    flatten(entry, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function catalogue(language: string, namespace: string): Map<string, string> {
  const path = join(HERE, language, `${namespace}.json`);
  if (!existsSync(path)) return new Map();
  return new Map(flatten(JSON.parse(readFileSync(path, 'utf8'))));
}

/** The arguments of a message with what kind each is: `count:plural`, `name`. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.argument:
        return [element.value];
      case TYPE.plural:
      case TYPE.select: {
        const inside = Object.values(element.options).flatMap(({ value }) => argumentsOf(value));
        return [`${element.value}:${TYPE[element.type]}`, ...inside];
      }
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.date:
      case TYPE.time:
      case TYPE.number:
      case TYPE.tag:
        return [`${element.value}:${TYPE[element.type]}`];
    }
  });
}

const signature = (message: string) => [...new Set(argumentsOf(parse(message)))].sort().join(' ');

describe.each(namespaces)('catalogue %s', (namespace) => {
  const english = catalogue('en', namespace);

  it.each(others)('has the keys of English in %s, no more and no fewer', (language) => {
    const keys = [...catalogue(language, namespace).keys()];
    expect(keys.sort()).toEqual([...english.keys()].sort());
  });

  it.each(languages)('has a text for every key in %s', (language) => {
    const empty = [...catalogue(language, namespace)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(others)('takes the same arguments in %s', (language) => {
    const differing = [...catalogue(language, namespace)]
      .filter(([key]) => english.has(key))
      .filter(([key, text]) => signature(text) !== signature(english.get(key) ?? ''))
      .map(([key, text]) => `${key}: ${text}`);
    expect(differing).toEqual([]);
  });

  it.each(others)('is written in the script of %s', (language) => {
    const script = language === 'or' ? /[\u0B00-\u0B7F]/ : /[\u0900-\u097F]/;
    // Names, units and bare arguments read alike everywhere.
    const isWord = (text: string) =>
      /[A-Za-z]{3}/.test(text.replace(/\{[^}]*\}|DIGIT Works|XLSX|CSV|PDF/g, ''));
    const foreign = [...catalogue(language, namespace)]
      .filter(([, text]) => isWord(text) && !script.test(text))
      .map(([key, text]) => `${key}: ${text}`);
    expect(foreign).toEqual([]);
  });
});

describe('every language', () => {
  it('has the same namespaces', () => {
    for (const language of others) {
      const present = readdirSync(join(HERE, language)).map((name) => name.replace('.json', ''));
      expect(present.sort(), language).toEqual([...namespaces].sort());
    }
  });

  it('has a sentence for each error code of the API', () => {
    const sentences = new Map([...catalogue('en', 'errors'), ...catalogue('en', 'basic-errors')]);
    const missing = ERROR_CODES.filter((code) => !sentences.has(code));
    expect(missing).toEqual([]);
  });
});

describe('the keys that the code asks for', () => {
  const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('test/'))
    .map((name) => join(WEB, name));

  /** `t('key')` with a literal key, in the namespace of the file's `useTranslation('…')`. */
  function keysIn(file: string): { key: string; namespace: string }[] {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const own = [...text.matchAll(/useTranslation\('([^']+)'\)/g)].map(([, name = '']) => name);
    const used = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key);
    return used.map((key) => {
      const [namespace, rest] = key.split(':');
      return rest === undefined
        ? { key, namespace: own[0] ?? 'common' }
        : { key: rest, namespace: namespace ?? 'common' };
    });
  }

  it('exist', () => {
    const missing = sources.flatMap((file) =>
      keysIn(file)
        .filter(({ key, namespace }) => !catalogue('en', namespace).has(key))
        .filter(
          ({ key, namespace }) =>
            namespace !== 'errors' || !catalogue('en', 'basic-errors').has(key),
        )
        .map(({ key, namespace }) => `${relative(WEB, file)}: ${namespace}:${key}`),
    );
    expect(missing).toEqual([]);
  });
});
