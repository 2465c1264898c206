import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { localStore } from '~/lib/local-store';
import { loadFont } from './fonts';
import { isLanguage, LANGUAGES, preferredLanguage, type Language } from './languages';

const STORE_KEY = 'digit.language';

/** Every namespace of every language, `./en/common.json`; Vite makes one lazy chunk per language of them. */
const catalogues = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' });

const loaded = new Set<Language>();

async function loadCatalogues(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const prefix = `./${language}/`;
  await Promise.all(
    Object.entries(catalogues)
      .filter(([path]) => path.startsWith(prefix))
      .map(async ([path, load]) => {
        const namespace = path.slice(prefix.length, -'.json'.length);
        i18next.addResourceBundle(language, namespace, await load());
      }),
  );
  loaded.add(language);
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
