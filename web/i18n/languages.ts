/** The languages of the app, each with its own name for the switch and its page language tag. */
export const LANGUAGES = [
  { code: 'en', name: 'English', tag: 'en-IN' },
  { code: 'or', name: 'ଓଡ଼ିଆ', tag: 'or-IN' },
  { code: 'hi', name: 'हिन्दी', tag: 'hi-IN' },
] as const;

export type Language = (typeof LANGUAGES)[number]['code'];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language.code === value);
}

/** The first language of the browser that we speak, else English. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const base = tag.split('-')[0];
    if (isLanguage(base)) return base;
  }
  return 'en';
}
