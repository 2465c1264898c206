import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { localStore } from '~/lib/local-store';
import { loadFont } from './fonts';
import { isLanguage, LANGUAGES, preferredLanguage, type Language } from './languages';

const STORE_KEY = 'digit.language';

/** Every namespace of every language, `./en/common.json`; Vite makes one lazy chunk per language of them. */
const catalogues = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' });

/** What the pages before the sign-in need; the words of the work itself follow with the shell. */
const FIRST_NAMESPACES: ReadonlySet<string> = new Set(['common', 'basic-errors', 'account']);

let wantsAll = false;

async function loadCatalogues(language: Language, isAll = wantsAll): Promise<void> {
  const prefix = `./${language}/`;
  await Promise.all(
    Object.entries(catalogues).map(async ([path, load]) => {
      if (!path.startsWith(prefix)) return;
      const namespace = path.slice(prefix.length, -'.json'.length);
      const isWanted = isAll || FIRST_NAMESPACES.has(namespace);
      if (!isWanted || i18next.hasResourceBundle(language, namespace)) return;
      i18next.addResourceBundle(language, namespace, await load());
    }),
  );
}

/** Loads the words of every module, now and for each language chosen later. Runs before the shell shows. */
export async function loadAllNamespaces(): Promise<void> {
  wantsAll = true;
  if (isLanguage(i18next.language)) await loadCatalogues(i18next.language);
}

/** A text in the language now shown first, then in the others: what a file in any of them may say. */
export async function textsInAllLanguages(): Promise<(key: string) => readonly string[]> {
  await Promise.all(LANGUAGES.map(({ code }) => loadCatalogues(code, true)));
  const present = i18next.language;
  const codes = [...LANGUAGES.map(({ code }) => code)].sort(
    (a, b) => Number(b === present) - Number(a === present),
  );
  const translations = codes.map((code) => i18next.getFixedT(code));
  return (key) => translations.map((t) => t(key));
}

/** The language that this browser used last, else the one it asks for. */
export function rememberedLanguage(): Language {
  const stored = localStore.get(STORE_KEY);
  return isLanguage(stored) ? stored : preferredLanguage(navigator.languages);
}

/** Prepares i18next and loads one language. Runs once, before the first render. */
export async function initialiseI18n(language: Language = rememberedLanguage()): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      resources: {},
      lng: language,
      fallbackLng: false,
      defaultNS: 'common',
      // `errors:NETWORK` is asked for in one way, though the few errors that the sign-in can meet travel first.
      fallbackNS: 'basic-errors',
      nsSeparator: ':',
      keySeparator: '.',
      returnNull: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  await setLanguage(language);
}

/** Switches the whole app to a language, once its words and its font are there. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([loadCatalogues(language), loadFont(language)]);
  await i18next.changeLanguage(language);
  localStore.set(STORE_KEY, language);
  document.documentElement.lang = LANGUAGES.find(({ code }) => code === language)?.tag ?? language;
}
